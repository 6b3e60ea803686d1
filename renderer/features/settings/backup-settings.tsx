import { useCallback, useEffect, useState } from "react";
import { desktop } from "#data/desktop.ts";
import { offerPortfolio, useOfferedPortfolio } from "#data/incoming-files.ts";
import { tell, tellProblem } from "#data/notices.ts";
import { exportPortfolio } from "#data/portfolio-export.ts";
import { useIsFixed } from "#data/portfolio.ts";
import { takeSnapshot } from "#data/safekeeping.ts";
import { snapshotPortfolio } from "#data/salvage.ts";
import { listSnapshots, useSnapshots } from "#data/snapshots.ts";
import type { Snapshot } from "#shared/bridge.ts";
import type { Change } from "#shared/domain/change.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { readPortfolioFile } from "#shared/exchange/portfolio-file.ts";
import type { Result } from "#shared/result.ts";
import { counted, instantText } from "#shared/words/format.ts";
import { problemText } from "#shared/words/frame.ts";
import { fileMeaning, secondFolderText, snapshotsMeaning } from "#shared/words/settings.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { FileButton } from "#ui/file-button.tsx";
import { Download, FileUp, FolderOpen, Save } from "#ui/icons.ts";
import { Row, Stack } from "#ui/layout.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { planRestore } from "./restore-plan.ts";
import { RestoreDialog } from "./restore-dialog.tsx";
import { Setting, SettingSection } from "./setting.tsx";
import { SnapshotTable } from "./snapshot-table.tsx";

type Plan = { readonly change: Change; readonly from: string };

/** Snapshots, portfolio files and the second folder. */
export function BackupSettings() {
  const isFixed = useIsFixed();
  const [plan, setPlan] = useState<Plan | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  const preview = useCallback((from: string, read: Result<{ readonly portfolio: Portfolio }>) => {
    const planned = read.ok ? planRestore(read.value.portfolio, `Restore ${from}`) : read;
    setRefused(planned.ok ? null : problemText(planned.problem));
    setPlan(planned.ok ? { change: planned.value, from } : null);
  }, []);
  const offered = useOfferedPortfolio();
  useEffect(() => {
    if (offered === null) return;
    offerPortfolio(null);
    void readPortfolioFile(offered.bytes).then((read) => preview(`'${offered.name}'`, read));
  }, [offered, preview]);

  const restoreSnapshot = useCallback(
    (snapshot: Snapshot) => void readSnapshot(snapshot).then((read) => preview(snapshotName(snapshot), read)),
    [preview],
  );

  return (
    <>
      {refused !== null && (
        <Banner tone="bad" title="This cannot be restored." onDismiss={() => setRefused(null)}>
          {refused}
        </Banner>
      )}
      <SettingSection title="Portfolio file">
        <Setting label="Export and restore" meaning={fileMeaning} words="backup winnow save open" isWide>
          <Row>
            <Button icon={Download} onPress={() => void exportPortfolio()}>
              Export portfolio…
            </Button>
            <FileButton
              icon={FileUp}
              accept={[".winnow"]}
              isDisabled={isFixed}
              onFiles={([file]) => {
                if (file !== undefined) void readFile(file).then((read) => preview(`'${file.name}'`, read));
              }}
            >
              Open or restore from a file…
            </FileButton>
          </Row>
        </Setting>
        <SecondFolder />
      </SettingSection>
      <SettingSection title="Snapshots">
        <Setting label="Snapshots" meaning={snapshotsMeaning} words="backup restore recover" isWide>
          <Snapshots isFixed={isFixed} onRestore={restoreSnapshot} />
        </Setting>
      </SettingSection>
      {plan !== null && <RestoreDialog change={plan.change} from={plan.from} onClose={() => setPlan(null)} />}
    </>
  );
}

function snapshotName(snapshot: Snapshot): string {
  return `the snapshot of ${instantText(snapshot.at)}`;
}

async function readFile(file: File): Promise<Result<{ readonly portfolio: Portfolio }>> {
  return readPortfolioFile(new Uint8Array(await file.arrayBuffer()));
}

async function readSnapshot(snapshot: Snapshot): Promise<Result<{ readonly portfolio: Portfolio }>> {
  const read = await snapshotPortfolio(snapshot);
  return read.ok ? { ok: true, value: { portfolio: read.value } } : read;
}

function SecondFolder() {
  const [label, setLabel] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { snapshots } = useSnapshots();
  const hasCopies = snapshots?.[0]?.copy !== undefined && snapshots[0].copy !== "none";
  const choose = async () => {
    const chosen = await desktop.chooseSecondFolder();
    setRefused(chosen.ok ? null : problemText(chosen.problem));
    if (chosen.ok && chosen.value !== null) setLabel(chosen.value);
  };
  const told = label === null && hasCopies ? "Snapshots are copied to a second folder." : secondFolderText(label);
  return (
    <Setting label="Second folder" meaning={told} words="backup copy disk network" isWide>
      {refused !== null && <Banner tone="note">{refused}</Banner>}
      <Row>
        <Button icon={FolderOpen} onPress={() => void choose()}>
          {label === null && !hasCopies ? "Choose a second folder…" : "Change the second folder…"}
        </Button>
      </Row>
    </Setting>
  );
}

type SnapshotsProps = { readonly isFixed: boolean; readonly onRestore: (snapshot: Snapshot) => void };

function Snapshots({ isFixed, onRestore }: SnapshotsProps) {
  const { snapshots, problem } = useSnapshots();
  const [isWorking, setIsWorking] = useState(false);
  useEffect(() => void listSnapshots(), []);
  const take = async () => {
    setIsWorking(true);
    const taken = await takeSnapshot("byHand");
    setIsWorking(false);
    if (taken.ok)
      tell({ text: `Snapshot taken and read back: ${counted(taken.value.records, "record")}.`, tone: "good" });
    else tellProblem(taken.problem);
  };
  return (
    <Stack gap={3}>
      <Row>
        <Button icon={Save} isPending={isWorking} isDisabled={isFixed} onPress={() => void take()}>
          Take one now
        </Button>
      </Row>
      {problem !== null && <Banner tone="warn">{problemText(problem)}</Banner>}
      {snapshots === null && problem === null && <Skeleton label="Listing the snapshots" rows={4} />}
      {snapshots !== null && <SnapshotTable snapshots={snapshots} isFixed={isFixed} onRestore={onRestore} />}
    </Stack>
  );
}
