import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { experimentMethods } from "#shared/domain/experiment-card.ts";
import { recordEvidence } from "#shared/domain/experiment-commands.ts";
import type { Evidence, Experiment } from "#shared/domain/experiment.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { likelihoodRatio } from "#shared/maths/discovery.ts";
import { refusalWords } from "#shared/words/codes.ts";
import { discoveryText } from "#shared/words/experiment-asides.ts";
import { evidenceWords, strengthWords } from "#shared/words/experiment-running.ts";
import { methodWords } from "#shared/words/experiments.ts";
import { problemText } from "#shared/words/frame.ts";
import { RadioGroup } from "#ui/choice.tsx";
import { DayField } from "#ui/day-field.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { FormRow } from "#ui/form.tsx";
import { Muted } from "#ui/layout.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Select } from "#ui/select.tsx";
import { TextField } from "#ui/text-field.tsx";
import { percent } from "../card/measure-section.tsx";
import { today } from "../today.ts";

type EvidenceDialogProps = { readonly experiment: Experiment; readonly onClose: () => void };

type Strength = "weak" | "moderate" | "strong" | "counted";

const types = experimentMethods.map((value) => ({
  value,
  label: methodWords[value].name,
  note: methodWords[value].meaning,
}));
const directions = [
  { value: "for" as const, label: "For the belief" },
  { value: "against" as const, label: "Against it" },
];
const strengths = [
  ...(["weak", "moderate", "strong"] as const).map((value) => ({ value, label: strengthWords[value] })),
  { value: "counted" as const, label: evidenceWords.counted, note: evidenceWords.countedMeaning },
];

function isTalk(type: Evidence["type"]): boolean {
  return type === "interview" || type === "usability" || type === "survey";
}

/** Adds a piece of evidence: how it was come by, for or against, and how strongly it speaks. */
export function EvidenceDialog({ experiment, onClose }: EvidenceDialogProps) {
  const { id, evidence, card } = experiment;
  const [type, setType] = useState<Evidence["type"]>(card.method === "abTest" ? "interview" : card.method);
  const [direction, setDirection] = useState<"for" | "against">("for");
  const [strength, setStrength] = useState<Strength>("moderate");
  const [n, setN] = useState<number | null>(null);
  const [told, setTold] = useState({
    x: null as number | null,
    ifSo: null as number | null,
    ifNot: null as number | null,
  });
  const [source, setSource] = useState("");
  const [group, setGroup] = useState("");
  const [on, setOn] = useState<string | null>(today());
  const [refused, setRefused] = useState<string | null>(null);

  const submit = () => {
    if (source.trim() === "") return setRefused("Say where it comes from.");
    const known = strengthOf();
    if (known === null) return;
    const piece: Evidence = {
      type,
      group: group.trim() === "" ? source.trim() : group.trim(),
      source: source.trim(),
      n,
      on,
      ...known,
    };
    const committed = commitAndTell(recordEvidence(id, [...evidence, piece]));
    if (committed.ok) onClose();
    else setRefused(problemText(committed.problem));
  };
  /** Counts speak for themselves, so their direction follows from them. */
  const strengthOf = (): Pick<Evidence, "strength" | "direction"> | null => {
    if (strength !== "counted") return { strength, direction: direction === "for" ? 1 : -1 };
    const { x, ifSo, ifNot } = told;
    if (x === null || n === null || ifSo === null || ifNot === null) {
      setRefused("Type all four figures.");
      return null;
    }
    const ratio = likelihoodRatio(x, n, { if: ifSo, ifNot });
    if (isRefused(ratio)) {
      setRefused(refusalWords(ratio.reason));
      return null;
    }
    return { strength: Math.abs(ratio), direction: ratio < 0 ? -1 : 1 };
  };

  return (
    <FormDialog title="Add evidence" submitLabel="Add" onSubmit={submit} onClose={onClose} refused={refused}>
      <FormRow>
        <Select label="How it was come by" options={types} value={type} onChange={setType} />
        <Select label="How strongly it speaks" options={strengths} value={strength} onChange={setStrength} />
      </FormRow>
      {strength === "counted" ? (
        <>
          <FormRow>
            <NumberField
              label="Did it"
              value={told.x}
              min={0}
              isWhole
              onChange={(x) => setTold((before) => ({ ...before, x }))}
            />
            <NumberField label="Of how many" value={n} min={1} isWhole onChange={setN} />
          </FormRow>
          <FormRow>
            <NumberField
              label="Expected if the belief holds"
              value={told.ifSo}
              min={0}
              max={1}
              format={percent}
              onChange={(ifSo) => setTold((before) => ({ ...before, ifSo }))}
            />
            <NumberField
              label="Expected if it does not"
              value={told.ifNot}
              min={0}
              max={1}
              format={percent}
              onChange={(ifNot) => setTold((before) => ({ ...before, ifNot }))}
            />
          </FormRow>
        </>
      ) : (
        <FormRow>
          <RadioGroup label="It speaks" options={directions} value={direction} onChange={setDirection} isHorizontal />
          <NumberField label="People" value={n} min={0} isWhole onChange={setN} />
        </FormRow>
      )}
      {isTalk(type) && n !== null && <Muted>{discoveryText(n)}</Muted>}
      <TextField
        label="Source"
        value={source}
        onChange={setSource}
        isRequired
        placeholder="Five interviews with brokers"
      />
      <FormRow>
        <TextField label="Panel or group" hint={evidenceWords.group} value={group} onChange={setGroup} />
        <DayField label="On" value={on} onChange={setOn} />
      </FormRow>
    </FormDialog>
  );
}
