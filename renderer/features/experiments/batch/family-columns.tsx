import { isGain, type FamilyMember } from "#shared/domain/experiment-family.ts";
import { effectRange, effectText } from "#shared/words/effects.ts";
import { pText } from "#shared/words/experiment-export.ts";
import { againstText, familyWords, splitWord } from "#shared/words/experiment-family.ts";
import { count } from "#shared/words/format.ts";
import { StatusPill } from "#ui/badge.tsx";
import type { Column } from "#ui/table-lines.ts";
import styles from "./family.module.css";

const arm = ({ experiment: { card }, arm: place }: FamilyMember) =>
  againstText(card.arms[place]?.name ?? "", card.arms[0]?.name ?? "");

/** An effect that may be none is neither good nor bad. */
const foundAs = (member: FamilyMember) => (!member.isFound ? undefined : isGain(member) ? "gain" : "loss");

function number(
  id: string,
  header: string,
  { text, by, width }: { text: (member: FamilyMember) => string; by: (member: FamilyMember) => number; width: number },
): Column<FamilyMember> {
  return { id, header, kind: "number", text, sortBy: by, width };
}

const arms: Column<FamilyMember> = {
  id: "arm",
  header: familyWords.arm,
  kind: "text",
  text: arm,
  sortBy: arm,
  width: 240,
};

const plain: readonly Column<FamilyMember>[] = [
  {
    id: "experiment",
    header: familyWords.experiment,
    kind: "custom",
    text: ({ experiment }) => experiment.title,
    cell: ({ experiment }) => (
      <a className={styles.name} href={`#/experiments/${encodeURIComponent(experiment.id)}`}>
        {experiment.title}
      </a>
    ),
    sortBy: ({ experiment }) => experiment.title,
    width: 180,
  },
  number("units", familyWords.units, { text: ({ units }) => count(units), by: ({ units }) => units, width: 72 }),
  {
    id: "effect",
    header: familyWords.effect,
    kind: "custom",
    text: ({ experiment, effect }) => effectText(experiment.card, effect.estimate),
    cell: (member) => (
      <span className={styles.effect} data-found={foundAs(member)}>
        {effectText(member.experiment.card, member.effect.estimate)}
      </span>
    ),
    sortBy: ({ effect }) => effect.estimate,
    width: 120,
  },
  {
    id: "interval",
    header: familyWords.interval,
    kind: "text",
    text: ({ experiment, effect }) => effectRange(experiment.card, effect.interval.low, effect.interval.high),
    width: 182,
  },
  number("p", familyWords.p, { text: ({ effect }) => pText(effect.p), by: ({ effect }) => effect.p, width: 78 }),
  number("corrected", familyWords.corrected, {
    text: ({ falseDiscovery }) => pText(falseDiscovery),
    by: ({ falseDiscovery }) => falseDiscovery,
    width: 86,
  }),
  number("bonferroni", familyWords.bonferroni, {
    text: ({ familyWise }) => pText(familyWise),
    by: ({ familyWise }) => familyWise,
    width: 124,
  }),
];

const checked: readonly Column<FamilyMember>[] = [
  ...plain,
  {
    id: "split",
    header: familyWords.split,
    kind: "custom",
    text: ({ isSplitBroken }) => splitWord(isSplitBroken),
    cell: ({ isSplitBroken }) => (
      <StatusPill tone={isSplitBroken === true ? "bad" : "neutral"}>{splitWord(isSplitBroken)}</StatusPill>
    ),
    sortBy: ({ isSplitBroken }) => splitWord(isSplitBroken),
    width: 118,
  },
  arms,
];

/** The columns of comparisons that are read together; the split where any could be checked. */
export const familyColumns: { readonly [scope in "plain" | "checked"]: readonly Column<FamilyMember>[] } = {
  plain: [...plain, arms],
  checked,
};
