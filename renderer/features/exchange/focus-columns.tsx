import { useState } from "react";
import { changeReading, valuesOfColumn } from "#data/importing.ts";
import type { FoundValue, Look } from "#data/import-worker-messages.ts";
import { focusCosts, focusTag } from "#shared/exchange/focus.ts";
import { placesOf } from "#shared/exchange/header.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { count } from "#shared/words/format.ts";
import { focusByWords, focusCostWords, focusUnassignedText } from "#shared/words/import.ts";
import { RadioGroup } from "#ui/choice.tsx";
import { Columns, Muted, Panel } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import { sampleOf, withColumns } from "./matching.ts";

type FocusProps = { readonly look: Look; readonly reading: Reading };

const byTag = "Tags";
const nobody = "";

/** Which cost of a cloud bill is taken, and what in it tells which product a charge belongs to. */
export function FocusColumns({ look, reading }: FocusProps) {
  const has = (column: string) => placesOf(look.header, column).length > 0;
  const cost = reading.columns["amount"]?.[0] ?? focusCosts[0];
  const by = reading.options[focusTag] === undefined ? (reading.columns["product"]?.[0] ?? nobody) : byTag;
  const columns = ["SubAccountName", "SubAccountId", "ServiceName", "ResourceName", byTag].filter(has);
  const chooseBy = (column: string) => {
    const { [focusTag]: _, ...options } = reading.options;
    const others = withColumns(reading, "product", column === byTag ? [] : [column]);
    changeReading({ ...others, options: column === byTag ? { ...options, [focusTag]: "" } : options, values: {} });
  };
  return (
    <Columns min={340}>
      <Panel title="Which cost">
        <RadioGroup
          label="Cost column"
          isLabelHidden
          options={focusCosts.filter(has).map((column) => ({
            value: column,
            label: column,
            note: `${focusCostWords[column]} ${sampleOf(look, column).slice(0, 3).join(" · ")}`,
          }))}
          value={cost}
          onChange={(column) => changeReading(withColumns(reading, "amount", [column]))}
        />
      </Panel>
      <Panel title="Which product a charge belongs to">
        <RadioGroup
          label="Told by"
          isLabelHidden
          options={[
            ...columns.map((column) => ({
              value: column,
              label: column,
              note: column === byTag ? focusByWords.tag : sampleOf(look, column).slice(0, 4).join(" · "),
            })),
            { value: nobody, label: "Nothing", note: focusByWords.nothing },
          ]}
          value={by}
          onChange={chooseBy}
        />
        {by === byTag && <TagChoice reading={reading} />}
        <Muted>{focusUnassignedText}</Muted>
      </Panel>
    </Columns>
  );
}

function TagChoice({ reading }: { readonly reading: Reading }) {
  const [tags, setTags] = useState<readonly FoundValue[] | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  if (!isAsked) {
    setIsAsked(true);
    void valuesOfColumn("Tags", "").then((found) => setTags(found?.values ?? []));
  }
  return (
    <Select
      label="Tag"
      placeholder={tags?.length === 0 ? "No tags in this file" : "Choose the tag"}
      options={(tags ?? []).map(({ value, rows }) => ({ value, label: value, note: `${count(rows)} charges` }))}
      value={reading.options[focusTag] === "" ? null : (reading.options[focusTag] ?? null)}
      onChange={(tag) => changeReading({ options: { ...reading.options, [focusTag]: tag }, values: {} })}
    />
  );
}
