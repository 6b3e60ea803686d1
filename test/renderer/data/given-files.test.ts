import { describe, expect, it } from "vitest";
import { givenFiles } from "../../../renderer/data/given-files.ts";

function file(name: string, path = ""): File {
  return Object.defineProperty(new File(["x"], name), "webkitRelativePath", { value: path });
}

describe("givenFiles", () => {
  it("takes single files as they are, whatever they are called", () => {
    const files = [file("usage.csv"), file("LICENSE")];
    expect(givenFiles(files)).toEqual({
      files: files.map((content) => ({ name: content.name, content })),
      passedOver: 0,
    });
  });

  it("takes the tables and documents of a folder, named by their path in it, and counts the others", () => {
    const { files, passedOver } = givenFiles([
      file("catalog-info.yaml", "shop/packages/cart/catalog-info.yaml"),
      file("usage.csv.gz", "shop/usage.csv.gz"),
      file("README.md", "shop/README.md"),
      file("config.yml", "shop/.github/config.yml"),
      file("package.json", "shop/node_modules/x/package.json"),
    ]);
    expect(files.map(({ name, folder }) => [folder, name])).toEqual([
      ["shop", "packages/cart/catalog-info.yaml"],
      ["shop", "usage.csv.gz"],
    ]);
    expect(passedOver).toBe(1);
  });
});
