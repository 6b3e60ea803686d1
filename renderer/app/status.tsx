import { useEffect, useState } from "react";
import { clock } from "#data/clock.ts";
import { useIsRead, usePortfolioState } from "#data/portfolio.ts";
import { useSnapshots } from "#data/snapshots.ts";
import { useRunningWork } from "#data/work.ts";
import { savedText, snapshotText } from "#shared/words/frame.ts";
import { share } from "#shared/words/format.ts";
import { Check, CircleAlert, Clock, Eye, RefreshCw, Save, Undo2 } from "#ui/icons.ts";
import { StatusBar, StatusPart } from "#ui/status-bar.tsx";
import type { AppCommand } from "./commands.ts";
import { goTo } from "./hash-location.ts";

/** Whether everything is saved, what runs, what undo would take back, and when the last snapshot was. */
export function Status({ commands }: { readonly commands: readonly AppCommand[] }) {
  const undo = commands.find(({ id }) => id === "edit.undo");
  return (
    <StatusBar label="Status" end={<LastSnapshot />}>
      <SavedState />
      {undo !== undefined && undo.isDisabled !== true && (
        <StatusPart icon={Undo2} onPress={undo.run}>
          <Shortened text={undo.label} />
        </StatusPart>
      )}
      <RunningWork />
    </StatusBar>
  );
}

const longestName = 60;

function Shortened({ text }: { readonly text: string }) {
  return text.length <= longestName ? text : <span title={text}>{`${text.slice(0, longestName)}…`}</span>;
}

function SavedState() {
  const saving = usePortfolioState((state) => state.saving);
  const readOnly = usePortfolioState((state) => state.readOnly);
  const isRead = useIsRead();
  if (!isRead) return <StatusPart icon={RefreshCw}>Reading…</StatusPart>;
  if (readOnly) return <StatusPart icon={Eye}>Read-only</StatusPart>;
  switch (saving.state) {
    case "saved":
      return <StatusPart icon={Check}>{savedText(saving.at)}</StatusPart>;
    case "saving":
      return <StatusPart icon={RefreshCw}>Saving…</StatusPart>;
    case "notSaved":
      return (
        <StatusPart icon={CircleAlert} tone="bad">
          Not saved
        </StatusPart>
      );
  }
}

function RunningWork() {
  return useRunningWork().map(({ id, label, share: done, onCancel }) => (
    <StatusPart key={id} icon={Clock} {...(onCancel === null ? {} : { onPress: onCancel, label: `Cancel: ${label}` })}>
      {done === null ? `${label}…` : `${label} ${share(done)}`}
      {onCancel !== null && " · Cancel"}
    </StatusPart>
  ));
}

const minute = 60_000;

function useMinutes(): number {
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), minute);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function LastSnapshot() {
  const { snapshots, problem } = useSnapshots();
  const now = useMinutes();
  if (problem !== null) {
    return (
      <StatusPart icon={CircleAlert} tone="warn" onPress={() => goTo("/settings?page=backup")}>
        Snapshots cannot be read
      </StatusPart>
    );
  }
  if (snapshots === null) return null;
  const newest = snapshots[0];
  return (
    <StatusPart icon={Save} onPress={() => goTo("/settings?page=backup")}>
      {snapshotText(newest?.at ?? null, Math.max(now, newest?.at ?? 0))}
    </StatusPart>
  );
}
