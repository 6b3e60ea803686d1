import type { Page } from "playwright-core";

/** Gives files to the import screen and stays at its second step. */
export async function giveFiles(page: Page, files: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files…" }).click();
  await (await chooser).setFiles([...files]);
  await page.getByRole("heading", { name: "What this looks like" }).waitFor();
}

/** Presses a button of the screen. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("main").getByRole("button", { name }).click();
}

/** Goes from the second step to the check, creates every unknown name, and answers what the check counts. */
export async function checkFile(page: Page): Promise<string> {
  await press(page, "Continue");
  await press(page, "Check the file");
  return answerNames(page);
}

/** Creates every unknown name where the wizard asks, and answers what the check counts. */
export async function answerNames(page: Page): Promise<string> {
  const step = page.locator("[aria-current=step]");
  await step.filter({ hasText: /Match values|Check/ }).waitFor();
  if ((await step.textContent())?.includes("Match values") === true) {
    // Names that look alike are asked for once the others are answered.
    const wanted = page.getByRole("radio", { name: /^Create|^They are different$/, checked: false });
    for (const open = page.getByText(/open:/); (await open.count()) > 0; await page.waitForTimeout(300)) {
      for (const radio of await wanted.all()) await radio.click();
    }
    await press(page, "Continue");
  }
  const counts = page.getByText(/^[\d,]+ rows?: /);
  await counts.waitFor();
  return counts.innerText();
}

/** Imports exactly what the check shows. */
export async function importChecked(page: Page): Promise<void> {
  await press(page, /^Import [\d,]+ rows?$/);
  await page.getByText(/^'.*' is imported\.$/).waitFor();
}
