import axe from "axe-core";
import type { Page } from "playwright-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong with the page once it has come to rest: the rule and the elements, one line each; `without` leaves rules out. */
export async function axeFindings(page: Page, without: readonly string[] = []): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  await atRest(page);
  return page.evaluate(
    async ({ values, left }) => {
      const tool = (globalThis as unknown as { readonly axe: typeof axe }).axe;
      const rules = Object.fromEntries(left.map((rule) => [rule, { enabled: false }]));
      const { violations } = await tool.run({ runOnly: { type: "tag", values }, rules });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
    },
    { values: tags, left: [...without] },
  );
}

// A colour half faded in has less contrast than the one it fades to.
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect, playState }) => playState === "running" && effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
