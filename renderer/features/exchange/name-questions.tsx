import { useMemo } from "react";
import { choose } from "#data/importing-check.ts";
import { joinLookalikes } from "#data/importing-repair.ts";
import { currentImport, useImporting } from "#data/importing-state.ts";
import { usePortfolio } from "#data/portfolio.ts";
import type { ImportChoices, NameChoice, NameKind } from "#shared/domain/import-choices.ts";
import type { NameQuestion } from "#shared/domain/import-planned.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { allOf, onShelf } from "#shared/domain/shelves.ts";
import { count, counted } from "#shared/words/format.ts";
import { lookalikeWords } from "#shared/words/import-repair.ts";
import { nameKindWords, questionText } from "#shared/words/import.ts";
import { StatusPill } from "#ui/badge.tsx";
import { SegmentedControl } from "#ui/choice.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { Panel, Row } from "#ui/layout.tsx";
import type { Option } from "#ui/option.ts";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";

type NameQuestionsProps = { readonly kind: NameKind; readonly questions: readonly NameQuestion[] };

/** The names of one kind that no record has: created, matched with a record, or left out; all at once or one by one. */
export function NameQuestions({ kind, questions }: NameQuestionsProps) {
  const standing = useImporting((importing) => importing.choices.unknownNames[kind]);
  const lookalikes = useImporting((importing) => importing.choices.lookalikes);
  const table = usePortfolio((portfolio) => portfolio[tableOf[kind]]);
  const products = usePortfolio((portfolio) => portfolio.products);
  const known = useMemo(() => namesOf(table, products), [table, products]);
  const isOfSeveral = new Set(questions.map(({ product }) => product)).size > 1;
  const columns = useMemo(() => questionColumns(known, isOfSeveral), [known, isOfSeveral]);
  const openFirst = useMemo(
    () => questions.toSorted((asked, other) => Number(asked.answer !== null) - Number(other.answer !== null)),
    [questions],
  );
  if (questions.length === 0) return null;
  const [one, many] = nameKindWords[kind];
  const open = questions.filter(({ answer }) => answer === null).length;
  const alike = questions.filter(({ why }) => why === "lookalike").length;
  return (
    <Panel
      title={counted(questions.length, `unknown ${one}`, `unknown ${many}`)}
      actions={
        open === 0 ? (
          <StatusPill tone="good">Answered</StatusPill>
        ) : (
          <StatusPill tone="warn">{`${count(open)} open`}</StatusPill>
        )
      }
    >
      <Row gap={4}>
        <SegmentedControl
          label={`For all unknown ${many}`}
          options={[
            { value: "create", label: questions.length === 1 ? "Create" : `Create all ${count(questions.length)}` },
            { value: "ask", label: questions.length === 1 ? "Ask" : "Ask for each" },
            { value: "skip", label: questions.length === 1 ? "Skip" : "Skip all" },
          ]}
          value={standing}
          onChange={(way) => {
            const { unknownNames } = currentImport().choices;
            void choose({ unknownNames: { ...unknownNames, [kind]: way } });
          }}
        />
        {alike > 0 && (
          <SegmentedControl<ImportChoices["lookalikes"] | "same">
            label="Names that look alike"
            options={[
              { value: "ask", label: lookalikeWords.ask(alike) },
              { value: "apart", label: lookalikeWords.apart },
              { value: "same", label: lookalikeWords.same },
            ]}
            value={lookalikes}
            onChange={(way) => void (way === "same" ? joinLookalikes() : choose({ lookalikes: way }))}
          />
        )}
      </Row>
      <Table
        caption={`Unknown ${many}`}
        rows={openFirst}
        columns={columns}
        rowKey={({ key }) => key}
        height={Math.min(420, 60 + questions.length * 44)}
        empty={null}
      />
    </Panel>
  );
}

const tableOf = { team: "teams", product: "products", feature: "features", pool: "pools" } as const;

type Known = { readonly id: string; readonly name: string; readonly product: string | null };

function namesOf(
  table: Portfolio["teams" | "products" | "features" | "pools"],
  products: Portfolio["products"],
): readonly Known[] {
  const records = [...allOf(table as Portfolio["features"])];
  return records.map(({ id, name, productId }) => {
    const product = productId === undefined ? null : (onShelf(products, "").get(productId)?.name ?? null);
    return { id, name, product };
  });
}

function questionColumns(known: readonly Known[], isOfSeveral: boolean): readonly Column<NameQuestion>[] {
  const product: Column<NameQuestion> = {
    id: "product",
    header: "Of product",
    kind: "text",
    text: (asked) => asked.product ?? "",
    sortBy: (asked) => asked.product ?? "",
  };
  return [
    { id: "name", header: "Name in the file", kind: "text", text: ({ name }) => name, sortBy: ({ name }) => name },
    ...(isOfSeveral ? [product] : []),
    {
      id: "rows",
      header: "Rows",
      kind: "number",
      text: ({ rows }) => count(rows),
      sortBy: ({ rows }) => rows,
      width: 90,
    },
    { id: "why", header: "Why it is asked", kind: "text", text: questionText, width: 270 },
    {
      id: "answer",
      header: "What it means",
      kind: "custom",
      text: ({ answer }) => answer?.use ?? "",
      cell: (asked) => <Answer asked={asked} known={known} />,
      width: 320,
    },
  ];
}

function Answer({ asked, known }: { readonly asked: NameQuestion; readonly known: readonly Known[] }) {
  const options = useMemo(() => answerOptions(asked, known), [asked, known]);
  return (
    <ComboBox
      label={`What '${asked.name}' means`}
      isLabelHidden
      placeholder="Choose"
      options={options}
      value={keyOfAnswer(asked.answer)}
      onChange={(key) => {
        const { names } = currentImport().choices;
        const { [asked.key]: _, ...others } = names;
        const answer = answerOfKey(key);
        void choose({ names: answer === null ? others : { ...others, [asked.key]: answer } });
      }}
    />
  );
}

function answerOptions(asked: NameQuestion, known: readonly Known[]): readonly Option<string>[] {
  const isCandidate = new Set(asked.candidates.map(({ id }) => id));
  const records = known.filter(({ id, product }) => product === asked.product && !isCandidate.has(id));
  return [
    { value: "create", label: `Create '${asked.name}'` },
    { value: "skip", label: "Skip its rows" },
    ...asked.candidates.map(({ id, name }) =>
      id === null
        ? { value: `name ${name}`, label: `The same as '${name}' in this file` }
        : { value: `record ${id}`, label: `The same as '${name}'` },
    ),
    ...records.map(({ id, name }) => ({ value: `record ${id}`, label: `The same as '${name}'` })),
  ];
}

function keyOfAnswer(answer: NameChoice | null): string | null {
  switch (answer?.use) {
    case undefined:
      return null;
    case "record":
      return `record ${answer.id}`;
    case "name":
      return `name ${answer.name}`;
    case "create":
    case "skip":
      return answer.use;
  }
}

function answerOfKey(key: string | null): NameChoice | null {
  if (key === null) return null;
  if (key === "create" || key === "skip") return { use: key };
  if (key.startsWith("name ")) return { use: "name", name: key.slice("name ".length) };
  return { use: "record", id: key.slice("record ".length) };
}
