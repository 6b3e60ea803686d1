import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import { instantText } from "#shared/words/format.ts";
import { Facts } from "#ui/layout.tsx";
import { ItemSection } from "./item-section.tsx";

/** Where an item came from, what its source said beyond our fields, and who changed it last. */
export function ItemSource({ item }: { readonly item: BacklogItem }) {
  const { source, externalId, note, extra, updatedAt, by } = item;
  const said = [
    { term: "Imported from", value: source },
    { term: "Identity there", value: externalId },
    { term: "Note", value: note },
  ].flatMap(({ term, value }) => (value === undefined || value === "" ? [] : [{ term, value }]));
  const kept = Object.entries(extra ?? {}).map(([term, value]) => ({ term, value }));
  return (
    <ItemSection title="Where it comes from">
      <Facts
        facts={[
          ...said,
          ...kept,
          { term: "Last changed", value: `${instantText(updatedAt)}${by === "" ? "" : ` by ${by}`}` },
        ]}
      />
      <a href={`#/history?record=backlog/${encodeURIComponent(item.id)}`}>Everything that changed</a>
    </ItemSection>
  );
}
