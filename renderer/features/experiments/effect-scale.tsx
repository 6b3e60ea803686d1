import type { ReactNode } from "react";
import { readingOf } from "#shared/domain/experiment-card.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { effectRange, effectText } from "#shared/words/effects.ts";
import { Hidden } from "#ui/layout.tsx";
import type { Tone } from "#ui/tone.ts";
import styles from "./effect-scale.module.css";

type Effect = { readonly estimate: number; readonly low: number; readonly high: number };

type EffectScaleProps = {
  readonly experiment: Pick<Experiment, "card" | "purpose">;
  readonly effect: Effect;
  readonly tone?: Tone | undefined;
};

/** The picture that answers whether it was worthwhile: the interval of the effect against none and against what would pay. */
export function EffectScale({ experiment, effect, tone = "neutral" }: EffectScaleProps) {
  const { card, purpose } = experiment;
  const { estimate, low, high } = effect;
  const isShare = readingOf(card.method) === "share";
  const line = card.worthwhile === null ? null : purpose === "removal" ? -card.worthwhile : card.worthwhile;
  const known = [low, high, isShare ? low : 0, ...(line === null ? [] : [line])];
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const margin = (most - least || 1) * 0.12;
  const place = (value: number) => `${(100 * (value - least + margin)) / (most - least + 2 * margin)}%`;
  const label = `${effectText(card, estimate)}, interval ${effectRange(card, low, high)}`;
  const lineText = line === null ? "" : purpose === "removal" ? "tolerated" : "worthwhile";
  return (
    <>
      <Hidden>{line === null ? label : `${label}; ${lineText} is ${effectText(card, line)}`}</Hidden>
      <div className={styles.scale} data-tone={tone} aria-hidden>
        <div className={styles.rail} />
        {!isShare && (
          <Mark at={place(0)} isBelow>
            none
          </Mark>
        )}
        {line !== null && (
          <Mark at={place(line)} isLine>
            {lineText} {effectText(card, line)}
          </Mark>
        )}
        <div
          className={styles.range}
          style={{ insetInlineStart: place(low), insetInlineEnd: `calc(100% - ${place(high)})` }}
        />
        <div className={styles.point} style={{ insetInlineStart: place(estimate) }} />
      </div>
    </>
  );
}

type MarkProps = {
  readonly at: string;
  readonly children: ReactNode;
  readonly isLine?: boolean;
  readonly isBelow?: boolean;
};

function Mark({ at, children, isLine = false, isBelow = false }: MarkProps) {
  return (
    <div
      className={styles.mark}
      data-line={isLine ? "" : undefined}
      data-below={isBelow ? "" : undefined}
      style={{ insetInlineStart: at }}
    >
      <span>{children}</span>
    </div>
  );
}
