import { clock } from "#data/clock.ts";
import { desktop } from "#data/desktop.ts";
import { tell, tellProblem } from "#data/notices.ts";
import { currentPortfolio, journalHead, whenSettled } from "#data/portfolio.ts";
import { find } from "#shared/domain/change.ts";
import type { Id } from "#shared/domain/ids.ts";
import { minutesOf } from "#shared/domain/minutes.ts";
import { exportName } from "#shared/exchange/export-name.ts";
import { minutesHtml } from "#shared/exchange/minutes-html.ts";
import { minutesMarkdown } from "#shared/exchange/minutes-markdown.ts";
import { minutesDocument } from "#shared/exchange/minutes.ts";

/** The formats in which minutes leave the window. */
export type MinutesFormat = "markdown" | "html";

/** Exports the minutes of a meeting where a person chooses, with the journal as it is once everything is saved. */
export async function exportMinutes(meetingId: Id, format: MinutesFormat): Promise<void> {
  await whenSettled();
  const portfolio = currentPortfolio();
  const meeting = find(portfolio, "meetings", meetingId);
  if (meeting === undefined) return;
  const document = minutesDocument(minutesOf(portfolio, meeting), { head: journalHead(), exportedAt: clock.now() });
  const text = format === "html" ? await minutesHtml(document) : minutesMarkdown(document);
  const saved = await desktop.saveFile({
    suggestedName: exportName(`${meeting.title} ${meeting.on}`, format === "html" ? "html" : "md"),
    bytes: new TextEncoder().encode(text),
  });
  if (!saved.ok) tellProblem(saved.problem);
  else if (saved.value !== null) tell({ text: `Exported as '${saved.value.name}'.`, tone: "good" });
}
