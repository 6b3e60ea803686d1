import { useEffect, useRef, useState } from "react";
import { clock } from "#data/clock.ts";
import { usePortfolioState } from "#data/portfolio.ts";
import { verifyChain, type ChainCheck } from "#data/verify-chain.ts";
import { count, counted, instantText, shortHash } from "#shared/words/format.ts";
import { chainPromise, historyScreenWords } from "#shared/words/history.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Copy, ShieldCheck } from "#ui/icons.ts";
import { Facts, Muted, Row } from "#ui/layout.tsx";
import { Progress } from "#ui/progress.tsx";
import styles from "./history.module.css";

type Checked = { readonly at: number; readonly check: ChainCheck };

/** Checks the whole chain of the journal, and says plainly what that proves. */
export function ChainView() {
  const entries = usePortfolioState((state) => state.envelopes.at(-1)?.seq ?? 0);
  const [done, setDone] = useState<number | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const verify = async () => {
    const controller = new AbortController();
    running.current = controller;
    setChecked(null);
    setDone(0);
    const check = await verifyChain(setDone, controller.signal);
    setDone(null);
    setChecked({ at: clock.now(), check });
  };
  return (
    <div className={styles.chain}>
      <Row>
        <Button variant="primary" icon={ShieldCheck} isDisabled={done !== null} onPress={() => void verify()}>
          {checked === null ? "Verify the chain" : "Verify again"}
        </Button>
        <Muted>{counted(entries, "entry", "entries")} in the journal</Muted>
      </Row>
      {done !== null && (
        <Progress
          label="Checking every entry"
          value={done}
          note={`${count(Math.round(done * entries))} of ${count(entries)}`}
          onCancel={() => running.current?.abort()}
        />
      )}
      {checked !== null && <Outcome checked={checked} />}
      <p>{chainPromise}</p>
    </div>
  );
}

function Outcome({ checked: { at, check } }: { readonly checked: Checked }) {
  switch (check.found) {
    case "cancelled":
      return <output>Stopped after entry {count(check.afterSeq)}; so far every entry was whole.</output>;
    case "broken":
      return (
        <Banner tone="bad" title={historyScreenWords.broken}>
          <p>{check.problem.message}</p>
          <p>
            {check.afterSeq === 0
              ? historyScreenWords.noneWhole
              : `The entries up to ${count(check.afterSeq)} are whole.`}
          </p>
          <p>
            {historyScreenWords.brokenFix} <a href="#/settings?page=backup">Open Backup</a>
          </p>
        </Banner>
      );
    case "whole":
      return (
        <Banner tone="good" title="The chain is whole.">
          <Facts
            facts={[
              { term: "Checked", value: `${counted(check.entries, "entry", "entries")}, ${instantText(at)}` },
              ...(check.erased === 0
                ? []
                : [{ term: "Erased", value: `${counted(check.erased, "body", "bodies")}, by journalled erasures` }]),
              ...(check.head === null ? [] : [{ term: "Head", value: <HeadHash hash={check.head.hash} /> }]),
            ]}
          />
        </Banner>
      );
  }
}

function HeadHash({ hash }: { readonly hash: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(hash);
    setCopied(true);
  };
  return (
    <>
      <strong>{shortHash(hash)}</strong>
      <p className={styles.hash}>{hash}</p>
      <Button size="small" icon={Copy} onPress={() => void copy()}>
        {copied ? "Copied" : "Copy the full hash"}
      </Button>
    </>
  );
}
