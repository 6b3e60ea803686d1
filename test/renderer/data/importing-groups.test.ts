import { describe, expect, it } from "vitest";
import { textSource } from "#shared/exchange/byte-source.ts";
import { look } from "../../../renderer/data/import-worker-look.ts";
import { groupFiles } from "../../../renderer/data/importing-groups.ts";

async function looked(name: string, content: string) {
  const found = await look(textSource(name, content));
  if (!found.ok) throw new Error(found.problem.message);
  return { file: { name, content }, look: found.value };
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
