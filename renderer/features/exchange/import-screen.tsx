import { useEffect, useRef } from "react";
import { useSearchParams } from "wouter";
import { aimImport } from "#data/import-target.ts";
import { goToStep, startOver, takeChosen } from "#data/importing.ts";
import { cancelImportWork } from "#data/importing-work.ts";
import { importSteps, noteImport, useImporting, type ImportStep } from "#data/importing-state.ts";
import { takeIncomingFiles, useIncomingFiles } from "#data/incoming-files.ts";
import { problemText } from "#shared/words/frame.ts";
import { importScreenWords } from "#shared/words/import-screen.ts";
import { importStepWords } from "#shared/words/import.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Check } from "#ui/icons.ts";
import { Screen } from "#ui/layout.tsx";
import { Progress } from "#ui/progress.tsx";
import { CheckStep } from "./check-step.tsx";
import { ColumnsStep } from "./columns-step.tsx";
import { FileStep } from "./file-step.tsx";
import { ReadStep } from "./read-step.tsx";
import { ResultStep } from "./result-step.tsx";
import { ValuesStep } from "./values-step.tsx";
import styles from "./import.module.css";

/** Brings files in, step by step; what is previewed is exactly what is committed. */
export function ImportScreen() {
  const step = useImporting((importing) => importing.step);
  const group = useImporting((importing) => importing.group);
  const bug = useImporting((importing) => importing.bug);
  useIncoming();
  useTarget();
  // The error screen takes this one's place; what is loaded after it begins without the error.
  useEffect(() => () => noteImport({ bug: null }), []);
  if (bug !== null) throw bug;
  return (
    <Screen
      title="Import"
      subtitle={group === null ? importScreenWords.subtitle : group.name}
      actions={step === "file" || step === "result" ? undefined : <Button onPress={startOver}>Start over</Button>}
      toolbar={<Steps current={step} />}
      isFilled
    >
      <div className={styles.page}>
        <div className={styles.said}>
          <Said />
        </div>
        <StepBody step={step} />
      </div>
    </Screen>
  );
}

/** Results may be brought in for one experiment, named in the address. */
function useTarget(): void {
  const [parameters] = useSearchParams();
  const experimentId = parameters.get("experiment");
  useEffect(() => {
    aimImport(experimentId);
    return () => aimImport(null);
  }, [experimentId]);
}

function useIncoming(): void {
  const incoming = useIncomingFiles();
  useEffect(() => {
    if (incoming.length === 0) return;
    void takeChosen(takeIncomingFiles());
  }, [incoming]);
}

function StepBody({ step }: { readonly step: ImportStep }) {
  switch (step) {
    case "file":
      return <FileStep />;
    case "read":
      return <ReadStep />;
    case "columns":
      return <ColumnsStep />;
    case "values":
      return <ValuesStep />;
    case "check":
      return <CheckStep />;
    case "result":
      return <ResultStep />;
  }
}

/** What is being done, and what was refused. */
function Said() {
  const work = useImporting((importing) => importing.work);
  const problem = useImporting((importing) => importing.problem);
  return (
    <>
      {work !== null && (
        <Progress label={work.label} value={work.share} onCancel={cancelImportWork} cancelLabel="Cancel" />
      )}
      {problem !== null && <Banner tone="bad">{problemText(problem)}</Banner>}
    </>
  );
}

function Steps({ current }: { readonly current: ImportStep }) {
  const reached = importSteps.indexOf(current);
  const list = useRef<HTMLOListElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    const name = list.current?.children[reached]?.querySelector<HTMLElement>("[aria-current=step]");
    if (!isFirst.current) name?.focus();
    isFirst.current = false;
  }, [reached]);
  return (
    <ol ref={list} className={styles.steps} aria-label="Steps of the import">
      {importSteps.map((step, at) => {
        const isOpen = at > 0 && at < reached && current !== "result";
        return (
          <li
            key={step}
            className={styles.step}
            data-state={at < reached ? "done" : at === reached ? "current" : "open"}
          >
            <StepName step={step} number={at + 1} isCurrent={at === reached} isDone={at < reached} isOpen={isOpen} />
          </li>
        );
      })}
    </ol>
  );
}

type StepNameProps = {
  readonly step: ImportStep;
  readonly number: number;
  readonly isCurrent: boolean;
  readonly isDone: boolean;
  readonly isOpen: boolean;
};

function StepName({ step, number, isCurrent, isDone, isOpen }: StepNameProps) {
  const name = (
    <>
      <span className={styles.stepNumber}>{isDone ? <Check size={12} strokeWidth={3} aria-hidden /> : number}</span>
      {importStepWords[step]}
    </>
  );
  if (isOpen) {
    return (
      <button type="button" className={styles.stepName} onClick={() => goToStep(step)}>
        {name}
      </button>
    );
  }
  return (
    <span className={styles.stepName} {...(isCurrent ? { "aria-current": "step", tabIndex: -1 } : {})}>
      {name}
    </span>
  );
}
