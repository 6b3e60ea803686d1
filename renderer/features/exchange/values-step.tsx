import { asksForCard, asksForProducts, checkAnswers, hasStates } from "#data/importing-check.ts";
import { goToStep } from "#data/importing.ts";
import { useImporting } from "#data/importing-state.ts";
import type { NameKind } from "#shared/domain/import-choices.ts";
import { meaningOf } from "#shared/exchange/cells.ts";
import { allAnsweredText, openAnswersText } from "#shared/words/import.ts";
import { Button } from "#ui/button.tsx";
import { ArrowRight } from "#ui/icons.ts";
import { Muted, Stack } from "#ui/layout.tsx";
import { CardWords } from "./card-words.tsx";
import { FocusProducts } from "./focus-products.tsx";
import { fieldOfColumn } from "./matching.ts";
import { JoinedNames } from "./joined-names.tsx";
import { NameQuestions } from "./name-questions.tsx";
import { StepFrame } from "./step-frame.tsx";
import { UnknownWords } from "./unknown-words.tsx";
import { WorkWords } from "./work-words.tsx";

const noHeader: readonly string[] = [];
const kinds: readonly NameKind[] = ["product", "feature", "team", "pool"];

/** The fourth step: what names and words of the file mean here; nothing is guessed. */
export function ValuesStep() {
  const reading = useImporting((importing) => importing.reading);
  const read = useImporting((importing) => importing.read);
  const plan = useImporting((importing) => importing.plan);
  const header = useImporting((importing) => importing.look?.header ?? noHeader);
  const questions = plan?.questions;
  const isBusy = useImporting((importing) => importing.work !== null);
  if (reading === null) return null;
  const words = read?.unknownWords ?? [];
  const isFocus = reading.format === "focus" && asksForProducts(reading);
  const openNames = (questions ?? []).filter(({ answer }) => answer === null).length;
  const openWords = words.filter(({ column, found }) => {
    const field = fieldOfColumn(reading, header, column) ?? column;
    return meaningOf(reading, field, found) === undefined;
  }).length;
  const isBacklog = hasStates(reading);
  const isUsage = reading.format === "usageTable" || reading.format === "usageEvents";
  const isOfCard = asksForCard(plan);
  const isNothing = !isOfCard && words.length === 0 && (questions?.length ?? 0) === 0 && !isFocus && !isBacklog;
  return (
    <StepFrame
      back={<Button onPress={() => goToStep("columns")}>Back</Button>}
      forward={
        <Button variant="primary" icon={ArrowRight} isDisabled={isBusy} onPress={() => void checkAnswers()}>
          Continue
        </Button>
      }
      aside={openWords + openNames > 0 && <Muted>{openAnswersText(openWords, openNames)}</Muted>}
    >
      <Stack gap={4}>
        {isNothing && <Muted>{allAnsweredText}</Muted>}
        {isFocus && <FocusProducts reading={reading} />}
        {isUsage && <JoinedNames reading={reading} />}
        {isBacklog && <WorkWords reading={reading} />}
        {words.length > 0 && !isBacklog && <UnknownWords words={words} reading={reading} />}
        {plan !== null && isOfCard && <CardWords plan={plan} reading={reading} />}
        {kinds.map((kind) => (
          <NameQuestions key={kind} kind={kind} questions={(questions ?? []).filter((asked) => asked.kind === kind)} />
        ))}
      </Stack>
    </StepFrame>
  );
}
