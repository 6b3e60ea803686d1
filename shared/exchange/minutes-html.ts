import { blockHtml, escapeHtml, pageHtml } from "./document-html.ts";
import type { MinutesDocument } from "./minutes.ts";

/** Minutes as one HTML file that needs nothing else and in which everything people supplied is text. */
export async function minutesHtml({ title, subtitle, sections, trail }: MinutesDocument): Promise<string> {
  const written = sections.map(({ title: name, blocks }, n) => {
    const id = `minutes-${n + 1}`;
    return `<section aria-labelledby="${id}">
<h2 id="${id}"><span dir="auto">${escapeHtml(name)}</span></h2>
${blocks.map(blockHtml).join("\n")}
</section>`;
  });
  const body = `${written.join("\n")}
<footer aria-labelledby="title-check">
<h2 id="title-check">How to check these minutes</h2>
${trail.map(blockHtml).join("\n")}
</footer>`;
  return pageHtml({ kind: "Review meeting", title, subtitle, form: "long", body });
}
