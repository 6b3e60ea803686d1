import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minutesOf } from "#shared/domain/minutes.ts";
import { minutesHtml } from "#shared/exchange/minutes-html.ts";
import { minutesMarkdown } from "#shared/exchange/minutes-markdown.ts";
import { minutesDocument } from "#shared/exchange/minutes.ts";
import { hostilePayloads } from "../../support/proposals.ts";
import { holding, product } from "../../support/judged.ts";
import { concluded, decided, learning, meeting } from "../../support/meetings.ts";

const context = { head: { seq: 7, hash: "7be104af".repeat(8) }, exportedAt: Date.UTC(2026, 2, 2, 10) };

/** Every fourth of the payloads: enough of each kind. */
const payloads = hostilePayloads.filter((_, n) => n % 4 === 0);

/** Minutes in which every text that people supply is made by the given writer. */
function documentOf(text: (place: string) => string) {
  const base = concluded("1");
  const metric = { ...base.card.metric, name: text("metric"), unit: text("unit") };
  const belief = { change: text("change"), segment: text("segment"), outcome: text("outcome"), insight: text("why") };
  const decision = decided("stop", { names: text("names"), reason: text("reason"), dissent: text("dissent") });
  const experiment = { ...base, title: text("title"), decision, card: { ...base.card, belief, metric } };
  const skipped = { ...concluded("2"), title: text("skipped") };
  const known = learning("l", {
    title: text("learning"),
    believed: text("believed"),
    observed: text("observed"),
    learned: text("learned"),
    therefore: text("therefore"),
    supportedBy: ["1"],
  });
  const portfolio = holding({
    products: [product("A", { name: text("product") })],
    experiments: [experiment, skipped],
    learnings: [known],
  });
  const held = meeting(
    [
      { experimentId: "1", notes: text("notes"), outcome: "decided" },
      { experimentId: "2", notes: text("why not"), outcome: "skipped" },
    ],
    { title: text("meeting"), notes: text("meeting notes"), present: [text("present")] },
  );
  return minutesDocument(minutesOf(portfolio, held), context);
}

const harmless = documentOf((place) => `words of ${place}`);

/** The tags of a page in order, without attributes and without what line breaks and long words add. */
function tagsOf(html: string): readonly string[] {
  const tags = Array.from(html.matchAll(/<[^>]*>?/g), ([tag]) => tag.replaceAll(/="[^"]*"/g, ""));
  return tags.filter((tag) => !/^<(br|\/?p( dir)?|\/?a( href rel)?|dd( class)?|\/dd)>$/.test(tag));
}

describe("minutesDocument", () => {
  it("says what was believed, seen, ruled, decided, learned and put off, in the order of the agenda", () => {
    const markdown = minutesMarkdown(harmless);
    const places = [
      "# words of meeting",
      "words of title: stop, against the verdict 'persevere'",
      "words of skipped: next time",
      "words of meeting notes",
      "Believed: Words of change",
      "better by 1 point or more",
      "+4 points",
      "Persevere. It is clearly worthwhile",
      "words of names",
      "Decided against the verdict.",
      "words of notes",
      "words of learned",
      "words of why not",
      "Entry 7, 7be104af",
    ];
    const found = places.map((place) => markdown.indexOf(place));
    expect(found).not.toContain(-1);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(harmless.subtitle).toBe("2 Mar 2026 · 1 decided, 1 next time · 20 minutes");
  });

  it("shows no effect and no chances of a result that may not be read", () => {
    const { verdict, ...rest } = concluded("1");
    const invalid = verdict === null ? null : { ...verdict, verdict: "invalid" as const, code: "SRM" };
    const portfolio = holding({ products: [product("A")], experiments: [{ ...rest, verdict: invalid }] });
    const held = meeting([{ experimentId: "1", notes: "", outcome: null }]);
    const markdown = minutesMarkdown(minutesDocument(minutesOf(portfolio, held), context));
    expect(markdown).toContain("The split is broken");
    expect(markdown).not.toMatch(/[+-]\d[\d.]* points|Chance that/);
  });

  it("is whole where nobody wrote anything", () => {
    const bare = minutesDocument({ meeting: meeting([]), entries: [] }, { ...context, head: null });
    expect(minutesMarkdown(bare)).toContain("Nothing was on the agenda.");
  });
});

describe("minutesHtml", () => {
  it("needs nothing else: no script, no request, a policy that forbids both", async () => {
    const html = await minutesHtml(harmless);
    expect(html).toMatch(/Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[^']+'/);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\bon\w+=|url\(/i);
  });

  it("keeps its structure with a hostile text in every place", async () => {
    const expected = tagsOf(await minutesHtml(harmless));
    for (const payload of payloads) {
      const html = await minutesHtml(documentOf(() => `said ${payload}`));
      expect({ payload, tags: tagsOf(html) }).toEqual({ payload, tags: expected });
    }
  });

  it("keeps its structure whatever people write", async () => {
    const expected = tagsOf(await minutesHtml(harmless));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", minLength: 1 }), async (text) => {
        const html = await minutesHtml(documentOf((place) => `${place}<&"${text}`));
        expect(tagsOf(html)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});

describe("minutesMarkdown", () => {
  it("makes no heading, link or markup of a hostile text", () => {
    const headings = (text: string) => text.split("\n").filter((line) => line.startsWith("#")).length;
    for (const payload of payloads) {
      const markdown = minutesMarkdown(documentOf(() => `said ${payload}`));
      expect({ payload, headings: headings(markdown) }).toEqual({
        payload,
        headings: headings(minutesMarkdown(harmless)),
      });
      const loose = markdown.replaceAll(/\\[!-/:-@[-`{-~]/g, "").replaceAll(/<(?:https:|mailto:)[^<>\s]*>/g, "");
      expect(loose).not.toMatch(/<\w|\]\(/);
    }
  });
});
