import { useState } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import { estimateNames, type EstimateName } from "#shared/domain/backlog-item.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { scoringRule } from "#shared/domain/priority.ts";
import { scoreMethodWords } from "#shared/words/backlog.ts";
import { Disclosure } from "#ui/disclosure.tsx";
import { Muted } from "#ui/layout.tsx";
import { EstimateFields } from "./estimate-fields.tsx";
import type { ItemEdit } from "./item-edit.ts";
import { ItemSection, useLevelWithin } from "./item-section.tsx";
import styles from "./item.module.css";
import { useSurroundings } from "./surroundings.ts";

/** The figures of an item: those that the chosen way to score asks for in front, all others folded away. */
export function ItemEstimates({ edit }: { readonly edit: ItemEdit }) {
  const settings = usePortfolio(settingsOf);
  const around = useSurroundings();
  const level = useLevelWithin();
  const [isOpen, setIsOpen] = useState(false);
  const { method } = settings.backlog;
  const asked = scoringRule(method, settings).inputs.map(({ source }) => source);
  const inFront = estimateNames.filter((name) => asked.includes(name));
  const others = estimateNames.filter((name) => !asked.includes(name));
  const known = edit.item.estimates.filter(({ name }) => others.includes(name)).length;
  const list = (names: readonly EstimateName[]) => (
    <div className={styles.estimates}>
      {names.map((name) => (
        <EstimateFields key={name} name={name} edit={edit} around={around} currency={settings.currency} />
      ))}
    </div>
  );
  return (
    <ItemSection title="Estimates">
      <Muted>Scored by {scoreMethodWords[method].name}. Remaining work only; what is spent does not count.</Muted>
      {inFront.length > 0 && list(inFront)}
      <Disclosure
        title="Figures for other ways to score"
        level={level}
        note={known === 0 ? undefined : `${known} estimated`}
        isOpen={isOpen}
        onToggle={setIsOpen}
      >
        {/* So many fields are drawn only once they are looked at. */}
        {isOpen && list(others)}
      </Disclosure>
    </ItemSection>
  );
}
