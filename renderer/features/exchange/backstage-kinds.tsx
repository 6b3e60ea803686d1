import { changeReading } from "#data/importing.ts";
import { inverseOption } from "#shared/exchange/backstage-relations.ts";
import { kindsOption } from "#shared/exchange/backstage.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { backstageKindWords, backstageNote, dependencyOfText } from "#shared/words/import.ts";
import { Checkbox } from "#ui/choice.tsx";
import { Columns, Muted, Panel } from "#ui/layout.tsx";
import { BackstageLifecycles } from "./backstage-lifecycles.tsx";

const usual = "Component, Resource";

/** Which kinds of a Backstage catalogue become products, and what its lifecycles mean. */
export function BackstageKinds({ reading }: { readonly reading: Reading }) {
  const chosen = (reading.options[kindsOption] ?? usual).split(",").map((kind) => kind.trim());
  const choose = (kind: string, isOn: boolean) => {
    const others = chosen.filter((other) => other !== kind);
    changeReading({ options: { ...reading.options, [kindsOption]: (isOn ? [...others, kind] : others).join(", ") } });
  };
  return (
    <Columns min={340}>
      <Panel title="Which kinds become products">
        <Muted>{backstageNote}</Muted>
        {Object.entries(backstageKindWords).map(([kind, note]) => (
          <Checkbox key={kind} hint={note} isSelected={chosen.includes(kind)} onChange={(isOn) => choose(kind, isOn)}>
            {kind}
          </Checkbox>
        ))}
        <Checkbox
          isSelected={reading.options[inverseOption] === "read"}
          onChange={(isOn) =>
            changeReading({ options: { ...reading.options, [inverseOption]: isOn ? "read" : "leave" } })
          }
        >
          {dependencyOfText}
        </Checkbox>
      </Panel>
      <BackstageLifecycles reading={reading} />
    </Columns>
  );
}
