import { useState } from "react";
import { openAgain, showOpening, takeOver, useAccess } from "#data/opening-store.ts";
import { rebuild } from "#data/opening.ts";
import { savePortfolio } from "#data/portfolio-export.ts";
import { salvage, startEmpty } from "#data/salvage.ts";
import type { Safekeeping } from "#shared/bridge.ts";
import type { Problem } from "#shared/result.ts";
import { problemText } from "#shared/words/frame.ts";
import { folderText, intactText, missingText, recoveryTitle, startEmptyText } from "#shared/words/recovery.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { ConfirmDialog } from "#ui/dialog.tsx";
import { Download, List, Plus, RefreshCw } from "#ui/icons.ts";
import { Muted, Row, Stack } from "#ui/layout.tsx";
import { GatePage } from "./gate-page.tsx";
import { RecoverySnapshots } from "./recovery-snapshots.tsx";

type RecoveryProps = { readonly safekeeping: Safekeeping; readonly reason: Problem };

/** What is intact, what is missing and since when; nothing happens here before a person decides. */
export function RecoveryScreen({ safekeeping, reason }: RecoveryProps) {
  const isReader = useAccess() === "reader";
  const [isWorking, setIsWorking] = useState(false);
  const [showsSnapshots, setShowsSnapshots] = useState(false);
  const [told, setTold] = useState<{ readonly tone: "good" | "bad"; readonly text: string } | null>(null);
  const [isLost, setIsLost] = useState(hasNothingReadable(safekeeping));
  const [isStarting, setIsStarting] = useState(false);
  const missing = missingText(safekeeping, reason);

  const restore = async () => {
    setIsWorking(true);
    const opening = await rebuild(safekeeping);
    setIsWorking(false);
    setIsLost(opening.phase === "recovery");
    showOpening(opening);
  };
  const begin = async () => {
    setIsWorking(true);
    const opening = await startEmpty(safekeeping);
    setIsWorking(false);
    showOpening(opening);
  };
  const exportReadable = async () => {
    setIsWorking(true);
    const read = await salvage(safekeeping);
    const saved = read.ok ? await savePortfolio(read.value) : read;
    setIsWorking(false);
    if (!saved.ok) setTold({ tone: "bad", text: problemText(saved.problem) });
    else if (saved.value !== null) setTold({ tone: "good", text: `Exported as '${saved.value.name}'.` });
  };

  return (
    <GatePage title={recoveryTitle(reason)}>
      <Told title="Intact" lines={intactText(safekeeping)} />
      {missing.length > 0 && <Told title="Missing" lines={missing} />}
      <Muted>{folderText(safekeeping)}</Muted>
      {told !== null && <Banner tone={told.tone}>{told.text}</Banner>}
      {isReader ? (
        <Row>
          <Button variant="primary" onPress={() => void takeOver()}>
            Use here instead
          </Button>
        </Row>
      ) : (
        <Row>
          <Button variant="primary" isPending={isWorking} onPress={() => void restore()}>
            {reason.code === "FOUND" ? "Open it" : "Restore it"}
          </Button>
          <Button icon={List} onPress={() => setShowsSnapshots(!showsSnapshots)}>
            {showsSnapshots ? "Hide snapshots" : "Show snapshots"}
          </Button>
          <Button icon={Download} isPending={isWorking} onPress={() => void exportReadable()}>
            Export what is readable
          </Button>
          <Button icon={RefreshCw} onPress={() => void openAgain()}>
            Try again
          </Button>
          {isLost && (
            <Button icon={Plus} onPress={() => setIsStarting(true)}>
              Start empty, keeping the damaged files…
            </Button>
          )}
        </Row>
      )}
      {showsSnapshots && <RecoverySnapshots safekeeping={safekeeping} />}
      <ConfirmDialog
        title="Start empty?"
        isOpen={isStarting}
        onClose={() => setIsStarting(false)}
        onConfirm={() => void begin()}
        confirmLabel="Start empty"
        cancelLabel="Go back"
      >
        <p>{startEmptyText}</p>
      </ConfirmDialog>
    </GatePage>
  );
}

/** Whether the journal is damaged from its first entry on and there is no snapshot to fall back on. */
function hasNothingReadable({ broken, snapshots }: Safekeeping): boolean {
  return broken !== null && broken.afterSeq === 0 && snapshots.length === 0;
}

function Told({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section aria-label={title}>
      <Stack gap={1}>
        <h2>{title}</h2>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Stack>
    </section>
  );
}
