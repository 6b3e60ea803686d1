import { useState } from "react";
import type { ProposalFigures } from "#shared/domain/proposal-figures.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { sectionTitles } from "#shared/words/proposal.ts";
import { Disclosure } from "#ui/disclosure.tsx";
import { CircleCheck, CircleDashed, Calculator } from "#ui/icons.ts";
import styles from "./proposals.module.css";
import { SectionFields } from "./section-fields.tsx";
import { sectionState, type SectionState } from "./section-state.ts";

type ProposalSectionsProps = {
  readonly proposal: RetirementProposal;
  readonly figures: ProposalFigures | null;
  readonly isReadOnly: boolean;
};

const stateWords: { readonly [state in SectionState]: string } = {
  done: "Done",
  open: "To write",
  computed: "Computed",
};

const stateIcons = { done: CircleCheck, open: CircleDashed, computed: Calculator } as const;

/** The sections of the document in order, each with its mark and, once opened, its fields. */
export function ProposalSections({ proposal, figures, isReadOnly }: ProposalSectionsProps) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(() => firstOpened(proposal, figures));
  const toggle = (section: number, isOpen: boolean) => {
    const next = new Set(opened);
    if (isOpen) next.add(section);
    else next.delete(section);
    setOpened(next);
  };
  return (
    <ol className={styles.sections}>
      {sectionTitles.map((title, n) => {
        const section = n + 1;
        const state = sectionState(section, proposal, figures);
        const Mark = stateIcons[state];
        return (
          <li key={title} data-state={state} data-section={section}>
            <Mark size={16} aria-hidden className={styles.mark} />
            <Disclosure
              level={2}
              title={`${section}. ${title}`}
              note={stateWords[state]}
              isOpen={opened.has(section)}
              onToggle={(isOpen) => toggle(section, isOpen)}
            >
              {opened.has(section) && (
                <SectionFields section={section} proposal={proposal} figures={figures} isReadOnly={isReadOnly} />
              )}
            </Disclosure>
          </li>
        );
      })}
    </ol>
  );
}

/** A draft opens at the case and at the first two sections that still want words. */
function firstOpened(proposal: RetirementProposal, figures: ProposalFigures | null): ReadonlySet<number> {
  const wanting = sectionTitles.map((_, n) => n + 1).filter((n) => sectionState(n, proposal, figures) === "open");
  return new Set([...(proposal.stage === "draft" ? wanting.slice(0, 2) : []), 6]);
}
