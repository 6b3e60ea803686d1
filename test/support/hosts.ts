import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, expect } from "vitest";
import type { Bridge, Safekeeping } from "#shared/bridge.ts";
import { sealEntry, type Head, type WrittenEntry } from "#shared/domain/journal.ts";
import { schemaVersion } from "#shared/domain/migrations.ts";
import type { Result } from "#shared/result.ts";

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface Window {
    readonly desktop?: Bridge;
    bridge: Bridge;
    violations: string[];
    heard: unknown[];
  }
}

const folders: string[] = [];
const open: { readonly kill: () => Promise<void> }[] = [];

/** A folder that is removed when the tests end. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "winnow-host-"));
  folders.push(folder);
  return folder;
}

/** Fresh folders for one host. */
export function freshFolders() {
  const folder = freshFolder();
  return { safekeeping: join(folder, "safekeeping"), profile: join(folder, "profile") };
}

/** A host that is ended after the test. */
export function tracked<T extends { readonly kill: () => Promise<void> }>(started: T): T {
  open.push(started);
  return started;
}

/** What was answered; a refusal fails the test. */
export function valueOf<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.message}`);
  return answer.value;
}

/** An entry that continues a journal. */
export async function entryAfter(head: Head | null, label: string): Promise<WrittenEntry> {
  const draft = {
    installation: "installation-1",
    lamport: 1,
    id: `entry-${label}`,
    at: 1,
    by: "Ada",
    label,
    touches: [],
  };
  return sealEntry(draft, [JSON.stringify({ changes: [label] })], head);
}

/** Ends every host after each test, and removes the folders after all of them. */
export function endHosts(): void {
  afterEach(async () => {
    await Promise.all(open.splice(0).map((each) => each.kill().catch(() => undefined)));
  });
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
}

/** Opens the safekeeping folder from within the page. */
export async function openSafekeeping(page: Page): Promise<Safekeeping> {
  return valueOf(await page.evaluate((schema) => window.bridge.openSafekeeping({ schema }), schemaVersion));
}

/** What both hosts promise, asked from within the page. */
export async function goesRound(page: Page): Promise<Head> {
  const { head } = await openSafekeeping(page);
  const entry = await entryAfter(head, `after ${head?.seq ?? 0}`);
  const appended = valueOf(
    await page.evaluate(
      ({ envelope, body }) => window.bridge.appendEntry({ envelope, body: [...(body ?? [])] }),
      entry,
    ),
  );
  expect(appended).toEqual({ seq: (head?.seq ?? 0) + 1, hash: entry.envelope.hash });
  const read = valueOf(
    await page.evaluate((afterSeq) => window.bridge.readEntries({ afterSeq, limit: 10 }), head?.seq ?? 0),
  );
  expect(read).toEqual([entry]);
  const bytesBack = await page.evaluate(async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => at % 251);
    const saved = await window.bridge.saveSnapshot({ reason: "byHand", records: 3, bytes });
    if (!saved.ok) return saved.problem.code;
    const read = await window.bridge.readSnapshot(saved.value.id);
    return read.ok && read.value.length === bytes.length && read.value.every((byte, at) => byte === bytes[at]);
  });
  expect(bytesBack).toBe(true);
  return appended;
}

/** What comes of everything that a page must not be able to do. */
export async function hostileOutcome(page: Page) {
  return page.evaluate(async () => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    const image = document.createElement("img");
    image.src = "https://example.invalid/x.png";
    document.body.append(image);
    document.body.insertAdjacentHTML("beforeend", '<p style="color: red">styled</p>');
    const fetched = await fetch("https://example.invalid/").then(
      () => "answered",
      () => "refused",
    );
    await new Promise((done) => setTimeout(done, 200));
    return { ran: "ran" in window, fetched, violations: [...new Set(window.violations)].sort() };
  });
}

/** What should come of it. */
export const nothingRan = {
  ran: false,
  fetched: "refused",
  violations: ["connect-src", "img-src", "script-src-elem", "style-src-attr"],
};
