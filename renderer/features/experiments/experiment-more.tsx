import { useLocation } from "wouter";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed } from "#data/portfolio.ts";
import { removeExperiment } from "#shared/domain/experiment-commands.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { Ellipsis, History, Trash2 } from "#ui/icons.ts";
import { MenuButton, type MenuEntry } from "#ui/menu.tsx";

type ExperimentMoreProps = { readonly experiment: Experiment; readonly entries?: readonly MenuEntry[] };

/** What can be done with an experiment besides its next step. */
export function ExperimentMore({ experiment: { id, status }, entries = [] }: ExperimentMoreProps) {
  const [, navigate] = useLocation();
  const isReadOnly = useIsFixed();
  const remove = () => {
    if (commitAndTell(removeExperiment(id)).ok) navigate("/experiments");
  };
  return (
    <MenuButton
      label="More"
      isLabelHidden
      icon={Ellipsis}
      variant="quiet"
      entries={[
        ...entries,
        {
          id: "history",
          label: "History",
          icon: History,
          onAction: () => navigate(`/history?record=experiments/${encodeURIComponent(id)}`),
        },
        ...(status === "draft"
          ? [
              { id: "rule", separator: true } as const,
              {
                id: "remove",
                label: "Remove draft",
                icon: Trash2,
                tone: "bad" as const,
                isDisabled: isReadOnly,
                onAction: remove,
              },
            ]
          : []),
      ]}
    />
  );
}
