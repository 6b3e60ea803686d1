import type { Page } from "playwright-core";

/** How a start went: at once, after a rebuild by itself, or after a person agreed to restore. */
export type Came = "open" | "rebuilt" | "asked";

/** Does what a window that has just started offers, until it says that everything is saved. */
export async function comeBack(page: Page): Promise<Came> {
  const restore = page.getByRole("button", { name: "Restore it" });
  const state = page.getByText(/^Saved( \d\d:\d\d)?$/);
  await restore.or(state).first().waitFor();
  if (!(await restore.isVisible())) {
    return (await page.getByText(/has been rebuilt from the journal/).isVisible()) ? "rebuilt" : "open";
  }
  await restore.click();
  await state.waitFor();
  return "asked";
}

/** How often each of some outcomes came, as text. */
export function counted(all: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  return JSON.stringify(Object.fromEntries(counts));
}
