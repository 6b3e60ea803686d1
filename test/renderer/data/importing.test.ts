import { describe, expect, it } from "vitest";
import { takeChosen } from "#data/importing.ts";
import { currentImport } from "#data/importing-state.ts";
import { mostFiles } from "#shared/exchange/limits.ts";

function fileOf(folder: string, n: number): File {
  return Object.defineProperty(new File(["a"], `${n}.txt`), "webkitRelativePath", { value: `${folder}/${n}.txt` });
}

describe("takeChosen", () => {
  it("refuses a folder with more files than may come in at once, instead of taking some of them", async () => {
    await takeChosen(Array.from({ length: mostFiles + 1 }, (_, n) => fileOf("many", n)));
    const { problem, group } = currentImport();
    expect(problem?.code).toBe("TOO_MANY_FILES");
    expect(problem?.message).toContain("10,000");
    expect(group).toBeNull();
  });

  it("says that a folder has nothing to import", async () => {
    await takeChosen([fileOf("texts", 1)]);
    expect(currentImport().problem?.code).toBe("EMPTY_FOLDER");
  });
});
