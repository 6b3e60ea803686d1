import { usePortfolio } from "#data/portfolio.ts";
import type { Id } from "#shared/domain/ids.ts";
import type { Product } from "#shared/domain/product.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { listed } from "#shared/words/format.ts";
import { cornerFindings, cornerWords } from "#shared/words/product.ts";
import { StatusPill } from "#ui/badge.tsx";
import { Muted, Panel } from "#ui/layout.tsx";
import { findingsOf, type CornerFinding } from "./corner-rules.ts";
import styles from "./product.module.css";

const corners = Object.keys(cornerWords) as readonly (keyof Product["corners"])[];

/** Who pays, can change, feels and benefits, with what falls apart between them. */
export function FourCorners({ product }: { readonly product: Product }) {
  const teams = usePortfolio((portfolio) => onShelf(portfolio.teams, ""));
  const namesOf = (ids: readonly Id[]) => ids.map((id) => teams.get(id)?.name ?? "a team that is gone");
  const findings = findingsOf(product.corners);
  return (
    <Panel title="Four corners" actions={<a href="#/?open=teams">Teams…</a>}>
      <dl className={styles.corners}>
        {corners.map((corner) => (
          <div key={corner}>
            <dt title={cornerWords[corner].question}>{cornerWords[corner].name}</dt>
            <dd>
              {product.corners[corner].length === 0 ? (
                <Muted>Nobody recorded</Muted>
              ) : (
                listed(namesOf(product.corners[corner]))
              )}
            </dd>
          </div>
        ))}
      </dl>
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.map((finding) => (
            <li key={finding.kind}>
              <StatusPill tone="warn">{cornerFindings[finding.kind].name}</StatusPill>
              <span>{sentenceOf(finding, namesOf(finding.teams))}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function sentenceOf({ kind }: CornerFinding, names: readonly string[]): string {
  return kind === "abandoned" ? cornerFindings.abandoned.sentence() : cornerFindings[kind].sentence(names);
}
