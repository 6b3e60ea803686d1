import { useMemo, useState } from "react";
import { showOpening } from "#data/opening-store.ts";
import { recordTotal } from "#data/safekeeping.ts";
import { recoverFrom, snapshotPortfolio } from "#data/salvage.ts";
import type { Safekeeping, Snapshot } from "#shared/bridge.ts";
import { count, counted, instantText } from "#shared/words/format.ts";
import { snapshotReasonText } from "#shared/words/recovery.ts";
import { Button } from "#ui/button.tsx";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";

/** The snapshots that could be restored, each checked on request before anything is decided. */
export function RecoverySnapshots({ safekeeping }: { readonly safekeeping: Safekeeping }) {
  const snapshots = useMemo(() => safekeeping.snapshots.toSorted((a, b) => b.at - a.at), [safekeeping]);
  const columns = useColumns(safekeeping);
  return (
    <Table
      caption="List of snapshots"
      rows={snapshots}
      columns={columns}
      rowKey={({ id }) => id}
      height={320}
      empty={<p>There is no snapshot in the safekeeping folder.</p>}
    />
  );
}

function useColumns(safekeeping: Safekeeping): readonly Column<Snapshot>[] {
  const [checks, setChecks] = useState<ReadonlyMap<string, string>>(new Map());
  const [working, setWorking] = useState<string | null>(null);

  return useMemo(() => {
    const check = async (snapshot: Snapshot) => {
      const read = await snapshotPortfolio(snapshot);
      const text = read.ok ? `Whole: ${counted(recordTotal(read.value), "record")}` : read.problem.message;
      setChecks((before) => new Map(before).set(snapshot.id, text));
    };
    const restore = async (snapshot: Snapshot) => {
      setWorking(snapshot.id);
      showOpening(await recoverFrom(safekeeping, snapshot));
      setWorking(null);
    };
    return [
      { id: "at", header: "Taken", kind: "text", text: ({ at }) => instantText(at), width: 176 },
      { id: "reason", header: "Why", kind: "text", text: ({ reason }) => snapshotReasonText(reason), width: 120 },
      { id: "records", header: "Records", kind: "number", text: ({ records }) => count(records), width: 90 },
      {
        id: "check",
        header: "Check",
        kind: "custom",
        text: ({ id }) => checks.get(id) ?? "Not checked yet",
        cell: (snapshot) =>
          checks.has(snapshot.id) ? (
            <span title={checks.get(snapshot.id)}>{checks.get(snapshot.id)}</span>
          ) : (
            <Button size="small" label={`Check ${instantText(snapshot.at)}`} onPress={() => void check(snapshot)}>
              Check
            </Button>
          ),
        width: 180,
      },
      {
        id: "restore",
        header: "",
        kind: "custom",
        text: () => "",
        cell: (snapshot) => (
          <Button
            size="small"
            isPending={working === snapshot.id}
            label={`Restore ${instantText(snapshot.at)}`}
            onPress={() => void restore(snapshot)}
          >
            Restore this one
          </Button>
        ),
        width: 160,
      },
    ];
  }, [checks, safekeeping, working]);
}
