import { writeFileSync } from "node:fs";
import { it } from "vitest";
import { frozenFigures } from "#shared/domain/proposal-figures.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { evidenceFiles } from "#shared/exchange/proposal-csv.ts";
import { proposalDocument } from "#shared/exchange/proposal-document.ts";
import { proposalHtml } from "#shared/exchange/proposal-html.ts";
import { proposalMarkdown } from "#shared/exchange/proposal-markdown.ts";
import { completeSample } from "#shared/sample/complete-sample.ts";
it("x", async () => {
  const sample = await completeSample("2025-08", Date.UTC(2025, 8, 9));
  for (const p of onShelf(sample.proposals, "").values()) {
    const f = frozenFigures(p);
    if (f === null) { console.log("no figures", p.id); continue; }
    const d = proposalDocument(p, f, { head: { seq: 7, hash: "ab".repeat(32) }, installation: "installation-x", exportedAt: Date.UTC(2025, 8, 9), personName: "Ann" });
    writeFileSync(`/tmp/prop/${p.id}.html`, await proposalHtml(d));
    writeFileSync(`/tmp/prop/${p.id}.md`, proposalMarkdown(d));
    for (const e of evidenceFiles(d)) writeFileSync(`/tmp/prop/${p.id}-${e.name}`, e.text);
  }
});
