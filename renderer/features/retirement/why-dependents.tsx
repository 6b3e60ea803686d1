import { useJudgement } from "#data/judgement.ts";
import type { RetirementCandidate } from "#shared/domain/candidates.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { whyWords } from "#shared/words/why.ts";
import { Muted } from "#ui/layout.tsx";
import styles from "./retirement.module.css";
import { WhySection } from "./why-section.tsx";

/** Who depends on it: who stands in the way, who moves away, who is told, and who must end together. */
export function WhyDependents({ candidate }: { readonly candidate: RetirementCandidate }) {
  const { dependents, subject } = candidate;
  if (dependents === null) {
    return (
      <WhySection title="Who depends on it">
        <Muted>{whyWords.featuresOnly}</Muted>
      </WhySection>
    );
  }
  const { blockers, softDependents, group } = dependents;
  const blocking = new Set(blockers);
  const moving = dependents.dependents.filter((id) => !blocking.has(id));
  const others = group.filter((id) => id !== subject.productId);
  const isAlone = blockers.length + softDependents.length + moving.length + others.length === 0;
  return (
    <WhySection title="Who depends on it">
      {isAlone && <Muted>{whyWords.nobodyNeedsIt}</Muted>}
      <Products title="Stand in the way: they need it and have no plan" ids={blockers} />
      <Products title="Need it, and move away or end themselves" ids={moving} />
      <Products title="Would get worse without it: tell them" ids={softDependents} />
      <Products title="Need each other in a circle: they end together" ids={others} />
    </WhySection>
  );
}

function Products({ title, ids }: { readonly title: string; readonly ids: readonly string[] }) {
  const products = useJudgement(({ portfolio }) => onShelf(portfolio.products, ""));
  if (ids.length === 0) return null;
  return (
    <div>
      <p className={styles.facts}>{title}</p>
      <ul className={styles.links}>
        {ids.map((id) => (
          <li key={id}>
            <a href={`#/product/${encodeURIComponent(id)}`}>{products.get(id)?.name ?? id}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
