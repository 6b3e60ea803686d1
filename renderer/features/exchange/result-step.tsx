import { useState } from "react";
import { useLocation } from "wouter";
import { desktop } from "#data/desktop.ts";
import { stoppedRows } from "#data/importing-check.ts";
import { nextFiles, startOver } from "#data/importing.ts";
import { useImporting, type Imported } from "#data/importing-state.ts";
import { tell, tellProblem, undoById } from "#data/notices.ts";
import { usePortfolioState } from "#data/portfolio.ts";
import type { ImportFormat } from "#shared/domain/import-batch.ts";
import { writeReading } from "#shared/exchange/reading.ts";
import { count } from "#shared/words/format.ts";
import { isOfExperiments } from "#shared/words/import-experiments.ts";
import { createdText, openText } from "#shared/words/import.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { ArrowRight, Download, FileUp, Save, Undo2 } from "#ui/icons.ts";
import { Muted, Row, Stack } from "#ui/layout.tsx";
import { Stat, StatRow } from "#ui/stat.tsx";
import { FamilySummary } from "./family-summary.tsx";
import { RecipeDialog } from "./recipe-dialog.tsx";
import { StepFrame } from "./step-frame.tsx";
import styles from "./import.module.css";

/** The last step: what went in, how to take it back, and what to do with the rest. */
export function ResultStep() {
  const imported = useImporting((importing) => importing.imported);
  return imported === null ? null : <Result imported={imported} />;
}

function Result({ imported }: { readonly imported: Imported }) {
  const [, navigate] = useLocation();
  const queue = useImporting((importing) => importing.queue);
  const { plan, entryId } = imported;
  const { counts, file } = plan;
  const isUndone = usePortfolioState((state) => state.envelopes.some(({ undoes }) => undoes === entryId));
  const next = queue[0];
  const created = createdText(plan.created);
  return (
    <StepFrame
      forward={
        <>
          <Button icon={FileUp} onPress={startOver}>
            {queue.length === 0 ? "Import another file" : "Leave the other files"}
          </Button>
          {next !== undefined && (
            <Button variant="primary" icon={ArrowRight} onPress={nextFiles}>
              {`Next: ${next.name}`}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.narrow}>
        <Stack gap={4}>
          <Banner
            tone={isUndone ? "note" : "good"}
            title={isUndone ? `The import of '${file.name}' was undone.` : `'${file.name}' is imported.`}
            actions={
              !isUndone && (
                <Button size="small" icon={Undo2} onPress={() => void undoById(entryId)}>
                  Undo import
                </Button>
              )
            }
          />
          <StatRow>
            <Stat label="New" value={count(counts.new)} />
            <Stat label="Updated" value={count(counts.update)} />
            <Stat label="Unchanged" value={count(counts.unchanged)} />
            <Stat label="Stopped" value={count(counts.stopped)} tone={counts.stopped > 0 ? "warn" : undefined} />
            <Stat label="Rows" value={count(counts.rows)} caption="the sum of these" />
          </StatRow>
          {created !== null && !isUndone && <Muted>{created}</Muted>}
          {isOfExperiments(file.format) && !isUndone && <FamilySummary entryId={entryId} />}
          <Row>
            <Button
              variant={next === undefined && !isUndone ? "primary" : "plain"}
              icon={ArrowRight}
              onPress={() => navigate(placeOf(file.format))}
            >
              {openText(file.format)}
            </Button>
            {counts.stopped > 0 && <SaveStopped imported={imported} />}
            <Recipes imported={imported} />
          </Row>
        </Stack>
      </div>
    </StepFrame>
  );
}

function placeOf(format: ImportFormat): string {
  if (format === "backlog") return "/backlog";
  if (isOfExperiments(format)) return "/experiments";
  return format === "usageTable" || format === "usageEvents" ? "/retirement" : "/";
}

async function saveText(suggestedName: string, text: string): Promise<void> {
  const saved = await desktop.saveFile({ suggestedName, bytes: new TextEncoder().encode(text) });
  if (!saved.ok) tellProblem(saved.problem);
  else if (saved.value !== null) tell({ text: `Saved as '${saved.value.name}'.`, tone: "good" });
}

function stemOf(fileName: string): string {
  return fileName.replace(/(?:\.[a-z0-9]{1,6}){1,2}$/i, "");
}

function SaveStopped({ imported: { plan } }: { readonly imported: Imported }) {
  const save = async () => {
    const text = await stoppedRows(plan);
    if (text !== null) await saveText(`${stemOf(plan.file.name)}.stopped.csv`, text);
  };
  return (
    <Button icon={Download} onPress={() => void save()}>
      Save stopped rows
    </Button>
  );
}

function Recipes({ imported: { plan } }: { readonly imported: Imported }) {
  const reading = useImporting((importing) => importing.reading);
  const [isNaming, setIsNaming] = useState(false);
  if (reading === null) return null;
  const { source } = plan.file;
  return (
    <>
      <Button icon={Save} onPress={() => setIsNaming(true)}>
        Save as recipe…
      </Button>
      <Button icon={Download} onPress={() => void saveText(`${source}.recipe.json`, writeReading(reading))}>
        Export recipe
      </Button>
      {isNaming && <RecipeDialog reading={reading} source={source} onClose={() => setIsNaming(false)} />}
    </>
  );
}
