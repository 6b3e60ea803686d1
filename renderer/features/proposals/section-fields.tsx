import { currentPortfolio } from "#data/portfolio.ts";
import { find } from "#shared/domain/change.ts";
import type { ProposalFigures } from "#shared/domain/proposal-figures.ts";
import { retirementOptions, type ProposalText, type RetirementProposal } from "#shared/domain/retirement.ts";
import { usageClassWords, verdictWords, warningWords } from "#shared/words/codes.ts";
import { listed, money, monthText, notKnown, orNotKnown, share } from "#shared/words/format.ts";
import { modeWords, optionWords, reachName, seasonWords, textGuidance } from "#shared/words/proposal.ts";
import { reasonSentence } from "#shared/words/reasons.ts";
import { hardDependentText, proposalScreenWords } from "#shared/words/proposal-screen.ts";
import { RadioGroup } from "#ui/choice.tsx";
import { DayField } from "#ui/day-field.tsx";
import { DraftField } from "#ui/draft-field.tsx";
import { FormRow } from "#ui/form.tsx";
import { Facts, Muted, Stack } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import { AssumptionFields } from "./assumption-fields.tsx";
import { CaseResult } from "./case-result.tsx";
import { textsOf } from "./section-state.ts";
import { save, saveWithFigures, useTrial } from "./use-figures.ts";

type SectionFieldsProps = {
  readonly section: number;
  readonly proposal: RetirementProposal;
  readonly figures: ProposalFigures | null;
  readonly isReadOnly: boolean;
};

type PartProps = Omit<SectionFieldsProps, "section">;

/** What people fill in for a section, and what is computed for it. */
export function SectionFields({ section, ...part }: SectionFieldsProps) {
  return (
    <Stack gap={4}>
      {section === 1 && <HeaderFields {...part} />}
      {section === 4 && <FactFields {...part} />}
      {section === 5 && <Corners {...part} />}
      {section === 6 && <CaseFields {...part} />}
      {section === 10 && <ModeField {...part} />}
      {textsOf(section).map((name) => (
        <Written key={name} name={name} {...part} />
      ))}
      {section === 7 && <Dependents {...part} />}
      {section === 9 && <Against {...part} />}
      {section === 16 && <DecisionFields {...part} />}
    </Stack>
  );
}

function Written({ name, proposal, isReadOnly }: PartProps & { readonly name: ProposalText }) {
  const { label, hint } = textGuidance[name];
  const keep = (text: string) => {
    const texts = find(currentPortfolio(), "proposals", proposal.id)?.texts ?? proposal.texts;
    save(proposal.id, { texts: { ...texts, [name]: text } }, `Edit '${label}' of '${proposal.title}'`);
  };
  return (
    <DraftField
      label={label}
      hint={hint}
      stored={proposal.texts[name]}
      onSave={keep}
      isReadOnly={isReadOnly}
      rows={4}
      isRequired={name === "why"}
    />
  );
}

function HeaderFields({ proposal, isReadOnly }: PartProps) {
  const { id, title, option, proposer, processOwner } = proposal;
  return (
    <>
      <DraftField
        label="Title"
        stored={title}
        onSave={(text) => save(id, { title: text.trim() }, `Rename proposal '${title}'`)}
        problemOf={(text) => (text.trim() === "" ? proposalScreenWords.noTitle : null)}
        isReadOnly={isReadOnly}
      />
      <Select
        label="Option"
        hint={optionWords[option].meaning}
        options={retirementOptions.map((value) => ({ value, label: optionWords[value].name }))}
        value={option}
        onChange={(chosen) => saveWithFigures(id, () => ({ option: chosen }), `Change the option of '${title}'`)}
        isDisabled={isReadOnly}
      />
      <FormRow>
        <DraftField
          label="Proposed by"
          stored={proposer}
          onSave={(text) => save(id, { proposer: text.trim() })}
          isReadOnly={isReadOnly}
        />
        <DraftField
          label="Process owner"
          hint={proposalScreenWords.processOwner}
          stored={processOwner}
          onSave={(text) => save(id, { processOwner: text.trim() })}
          isReadOnly={isReadOnly}
        />
      </FormRow>
    </>
  );
}

function FactFields({ proposal, figures, isReadOnly }: PartProps) {
  if (figures === null) return <Muted>{notKnown}</Muted>;
  const { usage, verdict, warnings } = figures;
  const words = usageClassWords[usage.class as keyof typeof usageClassWords];
  return (
    <>
      <Facts
        facts={[
          { term: "Verdict", value: `${verdictWords[verdict.verdict].name}. ${verdictWords[verdict.verdict].meaning}` },
          { term: "Use", value: words === undefined ? usage.class : `${words.name}. ${words.meaning}` },
          { term: reachName(figures), value: orNotKnown(usage.reach ?? usage.shareUpperBound, share) },
          { term: "Last used", value: orNotKnown(usage.lastUsed, monthText) },
        ]}
      />
      {warnings.includes("CONCENTRATED") && (
        <DraftField
          label={seasonWords.label}
          hint={warningWords("CONCENTRATED")}
          stored={proposal.notSeasonal}
          onSave={(text) => save(proposal.id, { notSeasonal: text.trim() }, "Confirm that the use is not seasonal")}
          isReadOnly={isReadOnly}
          rows={2}
          isRequired
        />
      )}
    </>
  );
}

function Corners({ figures }: PartProps) {
  if (figures === null) return <Muted>{notKnown}</Muted>;
  const { subject, case: known, currency } = figures;
  const teams = (names: readonly string[]) => (names.length === 0 ? notKnown : listed(names));
  return (
    <Facts
      facts={[
        { term: "Pays", value: teams(subject.pays) },
        { term: "Can change it", value: teams(subject.canChange) },
        { term: "Feels the pain", value: teams(subject.feels) },
        { term: "Benefits", value: teams(subject.benefits) },
        {
          term: "Worth to others",
          value: orNotKnown(known.npvOthers, (minor) => money(Math.round(minor), currency)),
        },
      ]}
    />
  );
}

function CaseFields({ proposal, figures, isReadOnly }: PartProps) {
  const trial = useTrial(proposal);
  if (figures === null) return <Muted>{notKnown}</Muted>;
  return (
    <>
      <CaseResult figures={trial.figures ?? figures} isTrial={trial.figures !== null} />
      <AssumptionFields proposal={proposal} figures={figures} isReadOnly={isReadOnly} onTry={trial.tryOut} />
    </>
  );
}

function ModeField({ proposal, isReadOnly }: PartProps) {
  return (
    <RadioGroup
      label="Mode"
      options={(["advisory", "compulsory"] as const).map((value) => ({
        value,
        label: modeWords[value].name,
        note: modeWords[value].meaning,
      }))}
      value={proposal.mode}
      onChange={(mode) => save(proposal.id, { mode }, `Change the mode of '${proposal.title}'`)}
      isDisabled={isReadOnly}
    />
  );
}

function Dependents({ figures }: PartProps) {
  if (figures === null) return null;
  const { hard, soft } = figures.dependents;
  const named = [
    ...hard.map(({ name, migration }) => hardDependentText(name, migration)),
    ...soft.map((name) => `${name} would get worse without it`),
  ];
  if (named.length === 0) return <Muted>{proposalScreenWords.noDependent}</Muted>;
  return (
    <ul>
      {named.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Against({ figures }: PartProps) {
  const against = figures?.reasons.filter(({ direction }) => direction === "against") ?? [];
  if (figures === null || against.length === 0) {
    return <Muted>{proposalScreenWords.nothingAgainst}</Muted>;
  }
  return (
    <ul>
      {against.map((reason) => (
        <li key={reason.code}>{reasonSentence(reason, figures.currency)}</li>
      ))}
    </ul>
  );
}

function DecisionFields({ proposal, isReadOnly }: PartProps) {
  const { id, decisionOn, reviewOn } = proposal;
  return (
    <FormRow>
      <DayField
        label="Decision due"
        value={decisionOn}
        onChange={(day) => save(id, { decisionOn: day })}
        isReadOnly={isReadOnly}
      />
      <DayField
        label="Review"
        value={reviewOn}
        onChange={(day) => save(id, { reviewOn: day })}
        isReadOnly={isReadOnly}
      />
    </FormRow>
  );
}
