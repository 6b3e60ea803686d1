import { describe, expect, it } from "vitest";
import { textSource } from "#shared/exchange/byte-source.ts";
import { look } from "../../../renderer/data/import-worker-look.ts";
import { groupFiles, withoutSettings } from "../../../renderer/data/importing-groups.ts";

async function looked(name: string, content: string, folder?: string) {
  const found = await look(textSource(name, content));
  if (!found.ok) throw new Error(found.problem.message);
  return { file: { name, content, ...(folder === undefined ? {} : { folder }) }, look: found.value };
}

const entity = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: shop\n";

describe("groupFiles", () => {
  it("brings the files of one catalogue in together, and before what names its products", async () => {
    const groups = groupFiles([
      await looked("costs.csv", "product,month,amount,currency\nshop,2025-08,1,EUR\n"),
      await looked("usage.csv", "product,feature,month,uses\nshop,Search,2025-08,1\n"),
      await looked("catalog-info.yaml", entity),
      await looked("catalog-info.yaml", entity),
    ]);
    expect(groups.map(({ name, files }) => [name, files.length])).toEqual([
      ["catalog-info (2 files)", 2],
      ["usage.csv", 1],
      ["costs.csv", 1],
    ]);
    expect(groups[0]?.size).toBe(2 * entity.length);
  });
});

describe("withoutSettings", () => {
  it("leaves the other documents of a folder that holds a catalogue, and never what was chosen by itself", async () => {
    const files = [
      await looked("catalog-info.yaml", entity, "shop"),
      await looked("deploy/values.yaml", "- name: a\n- name: b\n", "shop"),
      await looked("usage.csv", "product,feature,month,uses\nshop,Search,2025-08,1\n", "shop"),
      await looked("services.yaml", "- name: a\n- name: b\n"),
    ];
    expect(withoutSettings(files).map(({ file }) => file.name)).toEqual([
      "catalog-info.yaml",
      "usage.csv",
      "services.yaml",
    ]);
    expect(withoutSettings(files.slice(1))).toHaveLength(3);
    expect(groupFiles(withoutSettings(files))[0]?.name).toBe("catalog-info.yaml");
  });
});
