import { useEffect, useState } from "react";
import { usePortfolioState } from "#data/portfolio.ts";
import { bodyOf } from "#data/undo.ts";
import type { RecordChange } from "#shared/domain/change.ts";
import type { Envelope } from "#shared/domain/journal.ts";
import type { Result } from "#shared/result.ts";
import { count, instantText, shortHash } from "#shared/words/format.ts";
import { problemText } from "#shared/words/frame.ts";
import { erasedText } from "#shared/words/history.ts";
import { Banner } from "#ui/banner.tsx";
import { IconButton } from "#ui/button.tsx";
import { Copy } from "#ui/icons.ts";
import { Facts, Row } from "#ui/layout.tsx";
import { Inspector } from "#ui/split-view.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { ChangedRecords } from "./changed-records.tsx";
import { EraseContents } from "./erase-contents.tsx";
import styles from "./history.module.css";
import { UndoHere } from "./undo-here.tsx";

type EntryInspectorProps = { readonly envelope: Envelope; readonly onClose: () => void };

/** One entry: who, when and why, what was there before and after, and the way to take it back. */
export function EntryInspector({ envelope, onClose }: EntryInspectorProps) {
  const [body, setBody] = useState<Result<readonly RecordChange[]> | null>(null);
  const erasure = usePortfolioState((state) => state.envelopes.findLast(({ erases }) => erases === envelope.id));
  useEffect(() => {
    let isCurrent = true;
    void bodyOf(envelope).then((read) => {
      if (isCurrent) setBody(read);
    });
    return () => {
      isCurrent = false;
    };
  }, [envelope]);
  return (
    <Inspector title={envelope.label} onClose={onClose} closeLabel="Close the entry">
      <Facts facts={factsOf(envelope)} />
      {erasure !== undefined && <Banner tone="note">{erasedText(erasure)}</Banner>}
      {body === null && <Skeleton label="Reading what changed" rows={4} />}
      {body !== null && !body.ok && erasure === undefined && <Banner tone="warn">{problemText(body.problem)}</Banner>}
      {body?.ok === true && erasure === undefined && (
        <>
          <UndoHere envelope={envelope} changes={body.value} />
          <ChangedRecords changes={body.value} />
        </>
      )}
      {body?.ok === true && envelope.erases === undefined && (
        <EraseContents envelope={envelope} isErased={erasure !== undefined} />
      )}
    </Inspector>
  );
}

function factsOf(envelope: Envelope) {
  const { at, by, reason, seq, hash, binding, automatic } = envelope;
  const kind = binding === true ? "Binding" : automatic === true ? "Recorded by Winnow itself" : null;
  return [
    { term: "Who", value: by === "" ? "Not known" : by },
    { term: "When", value: instantText(at) },
    ...(reason === undefined ? [] : [{ term: "Why", value: reason }]),
    ...(kind === null ? [] : [{ term: "Kind", value: kind }]),
    { term: "Entry", value: <EntryPlace seq={seq} hash={hash} /> },
  ];
}

function EntryPlace({ seq, hash }: { readonly seq: number; readonly hash: string }) {
  return (
    <Row gap={1}>
      {count(seq)}, <span className={styles.hash}>{shortHash(hash)}</span>
      <IconButton
        size="small"
        icon={Copy}
        label="Copy the full hash"
        onPress={() => void navigator.clipboard.writeText(hash)}
      />
    </Row>
  );
}
