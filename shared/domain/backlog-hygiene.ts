import { isOpen, type BacklogItem } from "./backlog-item.ts";
import type { Instant } from "./ids.ts";
import type { Settings } from "./settings.ts";

const day = 24 * 60 * 60 * 1000;

/** Why an item deserves a look; the app proposes, it never closes an item by itself. */
export type HygieneFinding =
  | { readonly reason: "OLD" | "UNTOUCHED"; readonly item: BacklogItem; readonly days: number }
  | { readonly reason: "NEVER_ESTIMATED"; readonly item: BacklogItem }
  | { readonly reason: "WAITS_FOR_DROPPED"; readonly item: BacklogItem; readonly needed: BacklogItem }
  | { readonly reason: "ALIKE"; readonly item: BacklogItem; readonly other: BacklogItem; readonly likeness: number };

/** What deserves a look in a backlog, most telling first within each reason. */
export function backlogHygiene(
  items: readonly BacklogItem[],
  { oldDays, untouchedDays, similarity }: Settings["backlog"],
  now: Instant,
): readonly HygieneFinding[] {
  const open = items.filter(isOpen);
  const byId = new Map(items.map((item) => [item.id, item]));
  const days = (since: Instant) => Math.floor((now - since) / day);
  const waiting = open.filter(({ stage }) => stage === "idea" || stage === "ready");
  const findings: HygieneFinding[] = [];
  for (const item of waiting) {
    if (days(item.openedAt) >= oldDays) findings.push({ reason: "OLD", item, days: days(item.openedAt) });
  }
  for (const item of waiting) {
    const touched = Math.max(item.openedAt, item.stageSince, item.batchId === undefined ? item.updatedAt : 0);
    if (days(touched) >= untouchedDays) findings.push({ reason: "UNTOUCHED", item, days: days(touched) });
  }
  findings.sort((a, b) => ("days" in a && "days" in b && a.reason === b.reason ? b.days - a.days : 0));
  for (const item of waiting) {
    if (item.estimates.length === 0 && item.mandate === "") findings.push({ reason: "NEVER_ESTIMATED", item });
  }
  for (const item of open) {
    for (const id of item.dependsOn) {
      const needed = byId.get(id);
      if (needed?.stage === "dropped") findings.push({ reason: "WAITS_FOR_DROPPED", item, needed });
    }
  }
  return [...findings, ...alikeItems(open, similarity)];
}

type Pair = HygieneFinding & { readonly reason: "ALIKE" };

/**
 * Pairs of items of one product whose titles share most of their words (Jaccard's share of word stems), most alike first.
 * Only items that share a word are compared, and none by a word that a tenth of a long list has.
 */
export function alikeItems(items: readonly BacklogItem[], similarity: number): readonly Pair[] {
  const words = items.map(({ title }) => stems(title));
  const holders = new Map<string, number[]>();
  for (const [at, item] of items.entries()) {
    for (const word of words[at] ?? []) {
      const key = `${item.productId}/${word}`;
      const known = holders.get(key);
      if (known === undefined) holders.set(key, [at]);
      else known.push(at);
    }
  }
  const telling = Math.max(50, items.length / 10);
  const pairs: Pair[] = [];
  const seen = new Set<number>();
  for (const places of holders.values()) {
    if (places.length > telling) continue;
    for (const [n, one] of places.entries()) {
      for (const other of places.slice(n + 1)) {
        const key = one * items.length + other;
        if (seen.has(key)) continue;
        seen.add(key);
        const likeness = sharedWords(words[one], words[other]);
        const [item, alike] = [items[one], items[other]];
        if (item === undefined || alike === undefined || likeness < similarity) continue;
        pairs.push({ reason: "ALIKE", item, other: alike, likeness });
      }
    }
  }
  return pairs.sort((a, b) => b.likeness - a.likeness);
}

/** The words of a title in lower case, without marks, short words and common endings. */
function stems(title: string): ReadonlySet<string> {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter((word) => word.length > 2).map((word) => word.replace(/(?:ies|es|s|ed|ing)$/, "")));
}

function sharedWords(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
