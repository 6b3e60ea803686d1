import type { Card } from "#shared/domain/experiment-card.ts";
import { cardHints } from "#shared/words/experiment-card.ts";
import { riskWords } from "#shared/words/experiments.ts";
import { DraftField } from "#ui/draft-field.tsx";
import { RadioGroup } from "#ui/choice.tsx";
import type { CardEdit } from "./card-edit.ts";
import { CardSection } from "./card-section.tsx";
import styles from "./card.module.css";

const parts = [
  ["change", "We believe that"],
  ["segment", "for"],
  ["outcome", "will cause"],
  ["insight", "because"],
] as const satisfies readonly (readonly [keyof Card["belief"], string])[];

const risks = (["desirability", "viability", "feasibility"] as const).map((value) => {
  const [name = "", question = ""] = riskWords[value].split(": ");
  return { value, label: name, note: question };
});

/** What is believed, as one sentence, and what in it is most likely to be wrong. */
export function BeliefSection({ edit }: { readonly edit: CardEdit }) {
  const { card, isFixed, save, errorOf } = edit;
  return (
    <CardSection title="What we believe">
      <div className={styles.sentence}>
        {parts.map(([name, label]) => (
          <div key={name} id={`card-${name}`}>
            <DraftField
              label={label}
              placeholder={cardHints[name]}
              stored={card.belief[name]}
              rows={1}
              isReadOnly={isFixed}
              error={errorOf(name)}
              onSave={(text) => save(name, { belief: { ...card.belief, [name]: text } })}
            />
          </div>
        ))}
      </div>
      <DraftField
        label="Riskiest assumption"
        hint={cardHints.assumption}
        stored={card.assumption}
        rows={1}
        isReadOnly={isFixed}
        error={errorOf("assumption")}
        onSave={(assumption) => save("assumption", { assumption })}
      />
      <RadioGroup
        label="What it puts at risk"
        options={risks}
        value={card.risk}
        isReadOnly={isFixed}
        isHorizontal
        onChange={(risk) => save("risk", { risk })}
      />
    </CardSection>
  );
}
