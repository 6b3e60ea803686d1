import { useState } from "react";
import { showOpening } from "#data/opening-store.ts";
import type { Safekeeping } from "#shared/bridge.ts";
import { currencyNames } from "#shared/words/currencies.ts";
import { nameHint, promise, ways } from "#shared/words/first-run.ts";
import { problemText } from "#shared/words/frame.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { RadioGroup } from "#ui/choice.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { FileButton } from "#ui/file-button.tsx";
import { ErrorSummary, Form, FormActions, FormRow } from "#ui/form.tsx";
import { FileUp } from "#ui/icons.ts";
import { Muted, Row, Stack } from "#ui/layout.tsx";
import { TextField } from "#ui/text-field.tsx";
import styles from "./first-run.module.css";
import { SafekeepingFolders } from "./safekeeping-folders.tsx";
import { begin, firstPlace, missingAnswers, type Beginning, type Way } from "./start-portfolio.ts";

type FirstRunProps = { readonly safekeeping: Safekeeping; readonly goTo: (path: string) => void };

const blank: Beginning = { way: "sample", personName: "", portfolioName: "", currency: "EUR", file: null };
const wayOptions = (Object.keys(ways) as Way[]).map((value) => ({ value, ...ways[value] }));
const currencies = currencyNames().map(({ code, name }) => ({ value: code, label: `${code}, ${name}` }));

/** The first thing anyone sees: who they are, and how they want to begin. */
export function FirstRunScreen({ safekeeping, goTo }: FirstRunProps) {
  const [beginning, setBeginning] = useState(blank);
  const [isAsked, setIsAsked] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const say = (answers: Partial<Beginning>) => setBeginning((before) => ({ ...before, ...answers }));
  const missing = isAsked ? missingAnswers(beginning) : {};

  const submit = async () => {
    setIsAsked(true);
    if (Object.keys(missingAnswers(beginning)).length > 0) return;
    setIsPending(true);
    const begun = await begin(beginning);
    setIsPending(false);
    if (!begun.ok) {
      setRefused(problemText(begun.problem));
      return;
    }
    goTo(firstPlace(beginning.way));
    showOpening({ phase: "open", notice: null });
  };

  return (
    <main className={styles.page}>
      <div className={styles.body}>
        <header>
          <h1>Welcome to Winnow</h1>
          <p className={styles.promise}>{promise}</p>
        </header>
        <Form label="First run" onSubmit={() => void submit()}>
          <ErrorSummary
            title="Not everything is answered"
            errors={Object.entries(missing).map(([fieldId, text]) => ({ fieldId, text }))}
          />
          {refused !== null && <Banner tone="bad">{refused}</Banner>}
          <TextField
            id="personName"
            label="Your name"
            hint={nameHint}
            value={beginning.personName}
            onChange={(personName) => say({ personName })}
            error={missing["personName"]}
            takesFocus
          />
          <RadioGroup
            label="How do you want to begin?"
            options={wayOptions}
            value={beginning.way}
            onChange={(way) => say({ way })}
          />
          <WayDetails beginning={beginning} say={say} missing={missing} />
          <SafekeepingFolders safekeeping={safekeeping} />
          <FormActions>
            <Button type="submit" variant="primary" isDisabled={isPending}>
              Continue
            </Button>
          </FormActions>
        </Form>
      </div>
    </main>
  );
}

type DetailsProps = {
  readonly beginning: Beginning;
  readonly say: (answers: Partial<Beginning>) => void;
  readonly missing: Readonly<Record<string, string>>;
};

function WayDetails({ beginning, say, missing }: DetailsProps) {
  switch (beginning.way) {
    case "sample":
      return null;
    case "own":
    case "empty":
      return (
        <FormRow>
          <TextField
            id="portfolioName"
            label="Name of the portfolio"
            placeholder="Tools of our department"
            value={beginning.portfolioName}
            onChange={(portfolioName) => say({ portfolioName })}
            error={missing["portfolioName"]}
          />
          <ComboBox
            label="Currency"
            hint="Amounts are shown in it; other currencies are converted by rates you give."
            options={currencies}
            value={beginning.currency}
            onChange={(currency) => say({ currency: currency ?? beginning.currency })}
          />
        </FormRow>
      );
    case "restore":
      return (
        <Stack gap={2}>
          <Row>
            <FileButton icon={FileUp} accept={[".winnow"]} onFiles={([file]) => say({ file: file ?? null })}>
              Choose a .winnow file…
            </FileButton>
            <Muted>{beginning.file?.name ?? "No file chosen"}</Muted>
          </Row>
          {missing["file"] !== undefined && (
            <p id="file" className={styles.missing}>
              {missing["file"]}
            </p>
          )}
        </Stack>
      );
  }
}
