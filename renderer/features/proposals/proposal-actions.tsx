import { useLocation } from "wouter";
import { commitAndTell } from "#data/notices.ts";
import { needsSeasonWord, type ProposalFigures } from "#shared/domain/proposal-figures.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { putForward, removeProposal, takeBack } from "#shared/domain/retirement-commands.ts";
import type { DocumentForm } from "#shared/exchange/proposal-document.ts";
import { seasonWords } from "#shared/words/proposal.ts";
import { Button } from "#ui/button.tsx";
import { Download, FileText, Package, Printer, Table2, Trash2, Undo2 } from "#ui/icons.ts";
import { MenuButton, type MenuEntry } from "#ui/menu.tsx";
import { exportProposal, type ExportFormat } from "./exporting.ts";

type ProposalActionsProps = {
  readonly proposal: RetirementProposal;
  readonly figures: ProposalFigures | null;
  readonly form: DocumentForm;
  readonly isReadOnly: boolean;
};

const formats = [
  { id: "markdown", label: "Markdown", icon: FileText },
  { id: "html", label: "HTML", icon: Table2 },
  { id: "pdf", label: "PDF", icon: Printer },
  { id: "package", label: "Package with evidence (ZIP)", icon: Package },
] as const satisfies readonly { readonly id: ExportFormat; readonly label: string; readonly icon: unknown }[];

/** Export, put forward, take back, remove. */
export function ProposalActions({ proposal, figures, form, isReadOnly }: ProposalActionsProps) {
  const [, navigate] = useLocation();
  const { id, stage } = proposal;
  const isHeld = figures !== null && needsSeasonWord(proposal, figures);
  const isBlocked = figures === null || isHeld;
  const exports: readonly MenuEntry[] = formats.map((format) => ({
    ...format,
    note: isHeld ? seasonWords.refusal : undefined,
    isDisabled: isBlocked,
    onAction: () => {
      if (figures !== null) void exportProposal({ proposal, figures, form }, format.id);
    },
  }));
  const remove = () => {
    if (commitAndTell(removeProposal(id)).ok) navigate("/proposals");
  };
  return (
    <>
      {stage === "draft" && (
        <MenuButton
          label="More"
          variant="quiet"
          isLabelHidden
          entries={[
            {
              id: "remove",
              label: "Remove proposal",
              icon: Trash2,
              tone: "bad",
              isDisabled: isReadOnly,
              onAction: remove,
            },
          ]}
        />
      )}
      <MenuButton label="Export" icon={Download} entries={exports} />
      {stage === "draft" && (
        <Button variant="primary" isDisabled={isReadOnly || isBlocked} onPress={() => commitAndTell(putForward(id))}>
          Put forward
        </Button>
      )}
      {stage === "proposed" && (
        <Button icon={Undo2} isDisabled={isReadOnly} onPress={() => commitAndTell(takeBack(id))}>
          Take back to draft
        </Button>
      )}
    </>
  );
}
