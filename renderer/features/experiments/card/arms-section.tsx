import { useRef } from "react";
import { readingOf, type Card, type CardGuardrail } from "#shared/domain/experiment-card.ts";
import { cardHints, metricKindWords } from "#shared/words/experiment-card.ts";
import { share } from "#shared/words/format.ts";
import { Button, IconButton } from "#ui/button.tsx";
import { DraftField } from "#ui/draft-field.tsx";
import { FieldSet } from "#ui/form.tsx";
import { Plus, Trash2 } from "#ui/icons.ts";
import { NumberField } from "#ui/number-field.tsx";
import { Select } from "#ui/select.tsx";
import type { CardEdit } from "./card-edit.ts";
import { CardSection } from "./card-section.tsx";
import styles from "./card.module.css";
import { effectFormat } from "./measure-section.tsx";

const kinds = (["proportion", "mean", "ratio"] as const).map((value) => ({
  value,
  label: metricKindWords[value].name,
}));
const harms = [
  { value: "more" as const, label: "More of it is harm" },
  { value: "less" as const, label: "Less of it is harm" },
];

const needsName = (text: string) => (text.trim() === "" ? "Give it a name." : null);

/** A list of lines, and a way to the name in one of them once it was added or the one before was removed. */
function useLines() {
  const list = useRef<HTMLUListElement>(null);
  const goTo = (place: number) =>
    requestAnimationFrame(() => {
      const lines = [...(list.current?.querySelectorAll("li") ?? [])];
      const line = lines[Math.min(place, lines.length - 1)] ?? list.current?.parentElement;
      line?.querySelector<HTMLElement>("input, button")?.focus();
    });
  return { list, goTo };
}

/** A name that none of the others has: "Treatment 2". */
function freshName(stem: string, taken: readonly string[]): string {
  for (let n = taken.length; ; n += 1) if (!taken.includes(`${stem} ${n}`)) return `${stem} ${n}`;
}

/** Who gets what, and what must not get worse meanwhile. */
export function ArmsSection({ edit }: { readonly edit: CardEdit }) {
  const reading = readingOf(edit.card.method);
  if (reading === "none") return null;
  const isSplit = reading === "arms" || reading === "did";
  return (
    <CardSection title={isSplit ? "Arms and guardrails" : "Guardrails"}>
      {isSplit && <Arms edit={edit} />}
      <Guardrails edit={edit} />
    </CardSection>
  );
}

function Arms({ edit: { card, isFixed, kept, save, errorOf } }: { readonly edit: CardEdit }) {
  const { arms } = card;
  const { list, goTo } = useLines();
  const all = arms.reduce((sum, { weight }) => sum + weight, 0);
  const change = (at: number, part: Partial<Card["arms"][number]>) =>
    save(`arm ${at}`, { arms: arms.map((arm, place) => (place === at ? { ...arm, ...part } : arm)) });
  return (
    <FieldSet legend="Arms" hint={cardHints.arms}>
      <ul ref={list} className={styles.lines} id="card-arms">
        {arms.map(({ name, weight }, at) => (
          // Arms are known by their places, here as in the results.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className={styles.arm}>
            <DraftField
              label={at === 0 ? "Control" : `Treatment ${at}`}
              stored={name}
              problemOf={needsName}
              isReadOnly={isFixed}
              error={errorOf(`arm ${at}`)}
              onSave={(text) => change(at, { name: text.trim() })}
            />
            <NumberField
              label="Weight"
              value={weight}
              min={0}
              isReadOnly={isFixed}
              onChange={(next) => change(at, { weight: next ?? 0 })}
            />
            <span className={styles.share}>{all > 0 ? share(weight / all) : ""}</span>
            {at > 0 && (
              <IconButton
                icon={Trash2}
                variant="quiet"
                label={`Remove the arm ${name}`}
                isDisabled={isFixed || at < kept.arms || arms.length <= 2}
                onPress={() => {
                  save("arms", { arms: arms.filter((_, place) => place !== at) });
                  goTo(at);
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button
          size="small"
          icon={Plus}
          isDisabled={isFixed}
          onPress={() => {
            const name = freshName(
              "Treatment",
              arms.map((arm) => arm.name),
            );
            save("arms", { arms: [...arms, { name, weight: 1 }] });
            goTo(arms.length);
          }}
        >
          Add an arm
        </Button>
      </div>
    </FieldSet>
  );
}

function Guardrails({ edit: { card, isFixed, kept, save, errorOf } }: { readonly edit: CardEdit }) {
  const { guardrails } = card;
  const taken = guardrails.map(({ name }) => name);
  const { list, goTo } = useLines();
  const change = (at: number, part: Partial<CardGuardrail>) =>
    save(`guardrail ${at}`, { guardrails: guardrails.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  return (
    <FieldSet legend="Guardrails" hint={cardHints.guardrails}>
      <ul ref={list} className={styles.lines} id="card-guardrails">
        {guardrails.map((guardrail, at) => (
          // Two guardrails may be renamed into each other; their place tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className={styles.guardrail}>
            <DraftField
              label="Metric"
              stored={guardrail.name}
              problemOf={(text) =>
                needsName(text) ??
                (taken.some((name, place) => place !== at && name === text.trim())
                  ? "There is one of that name."
                  : null)
              }
              isReadOnly={isFixed || kept.guardrails.includes(guardrail.name)}
              error={errorOf(`guardrail ${at}`)}
              onSave={(text) => change(at, { name: text.trim() })}
            />
            <Select
              label="It is a"
              options={kinds}
              value={guardrail.kind}
              isDisabled={isFixed}
              onChange={(kind) => change(at, { kind })}
            />
            <Select
              label="Harm"
              options={harms}
              value={guardrail.harm}
              isDisabled={isFixed}
              onChange={(harm) => change(at, { harm })}
            />
            <NumberField
              label="Margin"
              value={guardrail.margin}
              min={0}
              {...effectFormat(card, guardrail.kind)}
              isReadOnly={isFixed}
              onChange={(margin) => change(at, { margin })}
            />
            <IconButton
              icon={Trash2}
              variant="quiet"
              label={`Remove the guardrail ${guardrail.name}`}
              isDisabled={isFixed || kept.guardrails.includes(guardrail.name)}
              onPress={() => {
                save("guardrails", { guardrails: guardrails.filter((_, place) => place !== at) });
                goTo(at);
              }}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button
          size="small"
          icon={Plus}
          isDisabled={isFixed}
          onPress={() => {
            const name = freshName("Guardrail", ["", ...taken]);
            save("guardrails", {
              guardrails: [...guardrails, { name, kind: "proportion", harm: null, margin: null }],
            });
            goTo(guardrails.length);
          }}
        >
          Add a guardrail
        </Button>
      </div>
    </FieldSet>
  );
}
