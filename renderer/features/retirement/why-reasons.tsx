import { usePortfolio } from "#data/portfolio.ts";
import type { RetirementCandidate } from "#shared/domain/candidates.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import type { Reason } from "#shared/domain/reasons.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import type { ScorePart } from "#shared/maths/retire-score.ts";
import { gradeWords, guardCodes, guardWords } from "#shared/words/codes.ts";
import { monthSpan } from "#shared/words/format.ts";
import { reasonNumber, reasonSentence, reasonThreshold } from "#shared/words/reasons.ts";
import { markText, pointsText, scorePartWords } from "#shared/words/retirement.ts";
import { whyWords } from "#shared/words/why.ts";
import { Grade } from "#ui/badge.tsx";
import { Muted } from "#ui/layout.tsx";
import styles from "./retirement.module.css";
import { WhySection } from "./why-section.tsx";

const guards = new Set(guardCodes);

type WhyReasonsProps = {
  readonly candidate: RetirementCandidate;
  readonly reasons: readonly Reason[];
  readonly currency: string;
};

/** The reasons for and against, each with its number, line, window, source, grade and points. */
export function WhyReasons({ candidate, reasons, currency }: WhyReasonsProps) {
  const told = reasons.filter(({ code }) => !guards.has(code));
  const list = (direction: Reason["direction"]) =>
    told
      .filter((reason) => reason.direction === direction)
      .map((reason) => <ReasonLine key={reason.code} reason={reason} candidate={candidate} currency={currency} />);
  const [pro, contra] = [list("for"), list("against")];
  return (
    <>
      <WhySection title="For retiring it">
        {pro.length === 0 ? <Muted>{whyWords.nothingFor}</Muted> : <ul className={styles.reasons}>{pro}</ul>}
        <MissingParts candidate={candidate} />
      </WhySection>
      <WhySection title="Against retiring it">
        {contra.length === 0 ? <Muted>{whyWords.nothingAgainst}</Muted> : <ul className={styles.reasons}>{contra}</ul>}
      </WhySection>
    </>
  );
}

type ReasonLineProps = {
  readonly reason: Reason;
  readonly candidate: RetirementCandidate;
  readonly currency: string;
};

function ReasonLine({ reason, candidate, currency }: ReasonLineProps) {
  const { contribution, from, to, grade } = reason;
  const number = reasonNumber(reason, currency);
  const threshold = reason.threshold === 0 ? "0" : reasonThreshold(reason, currency);
  const place = useExperimentPlace(reason, candidate);
  const source = sourceOf(reason, candidate, place);
  const facts = [
    number === "" ? null : threshold === "" ? number : `${number}, line at ${threshold}`,
    from === null || to === null ? null : monthSpan(from, to),
    contribution === null ? null : pointsText(contribution),
  ].filter((fact) => fact !== null);
  return (
    <li>
      <p>
        {guards.has(reason.code) && <strong>{guardWords(reason.code).name}. </strong>}
        {reasonSentence(reason, currency)}
      </p>
      <p className={styles.facts}>
        {facts.join(" · ")}
        {facts.length > 0 && " · "}
        {source.href === null ? source.name : <a href={source.href}>{source.name}</a>}
        {grade !== null && (
          <>
            {" "}
            <Grade letter={grade === "insufficient" ? "–" : grade} label={gradeWords(grade)} />
          </>
        )}
      </p>
    </li>
  );
}

/** Where the experiment stands that a reason names; those of its product where several have that name. */
function useExperimentPlace({ source, names }: Reason, { subject }: RetirementCandidate): string {
  return usePortfolio((portfolio) => {
    const board = `#/experiments?product=${encodeURIComponent(subject.productId)}`;
    if (source !== "experiment") return board;
    const named = [...onShelf(portfolio.experiments, subject.productId).values()].filter(({ title }) =>
      names.includes(title),
    );
    const [only] = named;
    return named.length === 1 && only !== undefined ? `#/experiments/${encodeURIComponent(only.id)}` : board;
  });
}

function sourceOf(
  { source }: Reason,
  { subject }: RetirementCandidate,
  experimentPlace: string,
): { readonly name: string; readonly href: string | null } {
  const product = `#/product/${encodeURIComponent(subject.productId)}`;
  switch (source) {
    case "usage":
      return { name: "Usage", href: `${product}?tab=${subject.featureId === null ? "usage" : "features"}` };
    case "costs":
      return { name: "Ledgers", href: `${product}?tab=money` };
    case "values":
      return { name: "Values", href: `${product}?tab=money` };
    case "catalogue":
      return { name: "Catalogue", href: product };
    case "dependencies":
      return { name: "Dependencies", href: product };
    case "case":
      return { name: "The case below", href: null };
    case "review":
      return { name: "Review", href: "#/history" };
    case "experiment":
      return { name: "Experiment", href: experimentPlace };
  }
}

/** What the score could not take in, and how far it might move by it. */
function MissingParts({ candidate: { components } }: { readonly candidate: RetirementCandidate }) {
  const weights = usePortfolio((portfolio) => settingsOf(portfolio).retirement.weights);
  const parts = Object.keys(weights) as readonly ScorePart[];
  const whole = parts.reduce((sum, part) => sum + weights[part], 0);
  const missing = parts.filter((part) => components[part] === null && weights[part] > 0);
  if (missing.length === 0 || whole === 0) return null;
  return (
    <ul className={styles.missing}>
      {missing.map((part) => (
        <li key={part}>
          {scorePartWords[part]}: not known, up to {pointsText((100 * weights[part]) / whole)}
        </li>
      ))}
    </ul>
  );
}

/** The guards that stand, each with its number, line and source, and who raised a mark. */
export function WhyGuards({ candidate, reasons, currency }: WhyReasonsProps) {
  const { feature, line } = candidate;
  const { marks } = feature ?? line.product;
  const standing = reasons.filter(({ code }) => guards.has(code));
  return (
    <WhySection title="Guards">
      {standing.length === 0 ? (
        <Muted>{whyWords.noGuard}</Muted>
      ) : (
        <ul className={styles.reasons}>
          {standing.map((reason) => (
            <ReasonLine key={reason.code} reason={reason} candidate={candidate} currency={currency} />
          ))}
          {marks
            .filter(({ owner, reviewOn }) => owner !== "" || reviewOn !== null)
            .map((mark) => (
              <li key={`${mark.kind} ${mark.reason}`}>
                <p className={styles.facts}>{markText(mark)}</p>
              </li>
            ))}
        </ul>
      )}
    </WhySection>
  );
}
