import { useJudgement } from "#data/judgement.ts";
import { candidatesOf, isOpen } from "#shared/domain/candidates.ts";
import type { ProductLine } from "#shared/domain/overview.ts";
import type { RetirementVerdict } from "#shared/domain/retirement.ts";
import { guardWords, triggerWords, verdictCodeWords, verdictWords } from "#shared/words/codes.ts";
import { counted, dayOf, listed, monthText } from "#shared/words/format.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { StatusPill } from "#ui/badge.tsx";
import { Muted, Panel, Stack } from "#ui/layout.tsx";
import type { Tone } from "#ui/tone.ts";

const verdictTones: { readonly [verdict in RetirementVerdict]: Tone } = {
  flag: "warn",
  watch: "note",
  needData: "neutral",
  blocked: "bad",
  notFlaggable: "neutral",
  keep: "good",
};

/** What the retirement rule says of the product and how many of its features are candidates. */
export function ProductVerdict({ line }: { readonly line: ProductLine }) {
  const { id, lifecycle } = line.product;
  const isWorking = useJudgement((judgement) => judgement.working);
  const candidates = useJudgement((judgement) => judgement.candidates);
  const own = candidatesOf(candidates, id);
  const product = own.find(({ subject }) => subject.featureId === null);
  const features = own.filter(
    (candidate) => candidate.subject.featureId !== null && candidate.isCandidate && isOpen(candidate),
  );
  const link = <a href={`#/retirement?product=${encodeURIComponent(id)}`}>Open retirement</a>;
  if (lifecycle === "retired" || lifecycle === "idea") {
    return (
      <Panel title="Retirement" actions={link}>
        <p>{lifecycle === "retired" ? productScreenWords.retired : productScreenWords.idea}</p>
      </Panel>
    );
  }
  return (
    <Panel title="Retirement" actions={link}>
      <Stack gap={3}>
        {product === undefined ? (
          <p>{isWorking ? <Muted>Being worked out…</Muted> : productScreenWords.nothingSpeaks}</p>
        ) : (
          <>
            <div>
              <StatusPill tone={verdictTones[product.verdict]}>{verdictWords[product.verdict].name}</StatusPill>{" "}
              {product.since !== null && <Muted>since {dayOf(product.since)}</Muted>}
            </div>
            <p>{product.codes.map(verdictCodeWords).join(" ")}</p>
            {product.triggers.length > 0 && (
              <p>
                <Muted>Looked at because: </Muted>
                {listed(product.triggers.map((trigger) => triggerWords[trigger].toLowerCase()))}.
              </p>
            )}
            {product.guards.length > 0 && (
              <p>
                <Muted>Guards: </Muted>
                {listed(product.guards.map((guard) => guardWords(guard).name.toLowerCase()))}.
              </p>
            )}
          </>
        )}
        <p>
          {features.length === 0
            ? productScreenWords.noCandidate
            : `${counted(features.length, "of its features is a candidate", "of its features are candidates")}.`}
        </p>
        <Muted>Judged as of {monthText(line.usage.asOf)}.</Muted>
      </Stack>
    </Panel>
  );
}
