import { useMemo, useState } from "react";
import { snapshotPortfolio } from "#data/salvage.ts";
import type { Snapshot } from "#shared/bridge.ts";
import { byteSize, count, instantText, shortHash } from "#shared/words/format.ts";
import { snapshotCopyText, snapshotReasonText } from "#shared/words/recovery.ts";
import { StatusPill } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";

type SnapshotTableProps = {
  readonly snapshots: readonly Snapshot[];
  readonly isFixed: boolean;
  readonly onRestore: (snapshot: Snapshot) => void;
};

/** The snapshots, newest first; each can be read back again and restored. */
export function SnapshotTable({ snapshots, isFixed, onRestore }: SnapshotTableProps) {
  const hasCopies = snapshots.some(({ copy }) => copy !== "none");
  const columns = useColumns({ isFixed, hasCopies, onRestore });
  return (
    <Table
      caption="List of snapshots"
      rows={snapshots}
      columns={columns}
      rowKey={({ id }) => id}
      height={400}
      empty={<p>No snapshot yet: the first is taken a quiet minute after a change.</p>}
    />
  );
}

const copyColumn: Column<Snapshot> = {
  id: "copy",
  header: "Second folder",
  kind: "text",
  text: ({ copy }) => snapshotCopyText(copy),
  width: 150,
};

type ColumnsProps = Omit<SnapshotTableProps, "snapshots"> & { readonly hasCopies: boolean };

function useColumns({ isFixed, hasCopies, onRestore }: ColumnsProps): readonly Column<Snapshot>[] {
  const [checks, setChecks] = useState<ReadonlyMap<string, string | null>>(new Map());
  return useMemo(() => {
    const check = async ({ id }: Snapshot, read: ReturnType<typeof snapshotPortfolio>) => {
      const answer = await read;
      setChecks((before) => new Map(before).set(id, answer.ok ? null : answer.problem.message));
    };
    return [
      {
        id: "at",
        header: "Taken",
        kind: "text",
        text: ({ at }) => instantText(at),
        sortBy: ({ at }) => at,
        width: 176,
      },
      { id: "why", header: "Why", kind: "text", text: ({ reason }) => snapshotReasonText(reason), width: 118 },
      { id: "records", header: "Records", kind: "number", text: ({ records }) => count(records), width: 84 },
      { id: "size", header: "Size", kind: "number", text: ({ size }) => byteSize(size), width: 84 },
      {
        id: "head",
        header: "Journal head",
        kind: "text",
        text: ({ head }) => (head === null ? "Empty" : `${count(head.seq)}: ${shortHash(head.hash)}`),
        width: 124,
      },
      ...(hasCopies ? [copyColumn] : []),
      {
        id: "check",
        header: "Verified",
        kind: "custom",
        text: ({ id }) => checks.get(id) ?? "When written",
        width: 130,
        cell: (snapshot) => <Check snapshot={snapshot} found={checks.get(snapshot.id)} check={check} />,
      },
      {
        id: "restore",
        header: "",
        kind: "custom",
        text: () => "",
        width: 116,
        cell: (snapshot) => (
          <Button
            size="small"
            isDisabled={isFixed}
            label={`Restore the snapshot of ${instantText(snapshot.at)}`}
            onPress={() => onRestore(snapshot)}
          >
            Restore…
          </Button>
        ),
      },
    ];
  }, [checks, hasCopies, isFixed, onRestore]);
}

type CheckProps = {
  readonly snapshot: Snapshot;
  readonly found: string | null | undefined;
  readonly check: (snapshot: Snapshot, read: ReturnType<typeof snapshotPortfolio>) => Promise<void>;
};

function Check({ snapshot, found, check }: CheckProps) {
  if (found === null) return <StatusPill tone="good">Read back whole</StatusPill>;
  if (found !== undefined) return <StatusPill tone="bad">{found}</StatusPill>;
  return (
    <Button
      size="small"
      variant="quiet"
      label={`Verify again: the snapshot of ${instantText(snapshot.at)}`}
      onPress={() => void check(snapshot, snapshotPortfolio(snapshot))}
    >
      Verify again
    </Button>
  );
}
