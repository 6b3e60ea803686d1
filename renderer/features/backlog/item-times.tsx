import { useState } from "react";
import { clock } from "#data/clock.ts";
import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import { correctTimes } from "#shared/domain/backlog-moves.ts";
import { hasReached, momentNames, momentsOf, type StageMoments } from "#shared/domain/backlog-stage.ts";
import { outcomeWords } from "#shared/words/backlog.ts";
import { momentWords } from "#shared/words/backlog-item.ts";
import { dayOf } from "#shared/words/format.ts";
import { Button } from "#ui/button.tsx";
import { DayField } from "#ui/day-field.tsx";
import { Facts, Muted } from "#ui/layout.tsx";
import { dayAt, momentOn } from "./days.ts";
import type { ItemEdit } from "./item-edit.ts";
import { ItemSection } from "./item-section.tsx";
import styles from "./item.module.css";
import { OutcomeDialog } from "./outcome-dialog.tsx";

/** When an item reached its stages; every day can be corrected. */
export function ItemTimes({ edit }: { readonly edit: ItemEdit }) {
  const { item, isFixed, run, errorOf } = edit;
  const moments = momentsOf(item);
  const correct = (name: keyof StageMoments, day: string | null) => {
    const at = day === null ? null : momentOn(day, ...around(moments, name));
    run(name, correctTimes(item.id, { [name]: at }));
  };
  return (
    <ItemSection title="Stages passed">
      <div className={styles.times}>
        {momentNames
          .filter((name) => hasReached(item, name))
          .map((name) => (
            <DayField
              key={name}
              label={momentWords[name]}
              isRequired={name === "openedAt"}
              placeholder="Not known"
              value={moments[name] === null ? null : dayAt(moments[name])}
              isDisabled={isFixed}
              error={errorOf(name)}
              onChange={(day) => correct(name, day)}
            />
          ))}
      </div>
      {item.stage === "dropped" && <Facts facts={[{ term: "Dropped because", value: item.dropReason }]} />}
      <Outcome item={item} isFixed={isFixed} />
    </ItemSection>
  );
}

/** The known moments before and after one, between which it has to lie. */
function around(moments: StageMoments, name: keyof StageMoments): readonly [earliest: number, latest: number] {
  const place = momentNames.indexOf(name);
  const known = (names: readonly (keyof StageMoments)[]) => names.flatMap((other) => moments[other] ?? []);
  const before = known(momentNames.slice(0, place));
  const after = known(momentNames.slice(place + 1));
  return [Math.max(-Infinity, ...before), Math.min(clock.now(), ...after)];
}

function Outcome({ item, isFixed }: { readonly item: BacklogItem; readonly isFixed: boolean }) {
  const [isAsking, setIsAsking] = useState(false);
  const { outcome } = item;
  if (item.stage !== "released" && item.stage !== "measured") return null;
  return (
    <>
      {outcome === null ? (
        <Muted>Released is not proved: nobody has recorded yet whether it was worth it.</Muted>
      ) : (
        <Facts
          facts={[
            { term: "Worth it?", value: `${outcomeWords[outcome.verdict].name}. ${outcome.reason}` },
            { term: "Recorded", value: `${dayOf(outcome.at)}${outcome.by === "" ? "" : ` by ${outcome.by}`}` },
          ]}
        />
      )}
      <div>
        <Button size="small" isDisabled={isFixed} onPress={() => setIsAsking(true)}>
          {outcome === null ? "Measure…" : "Measure again…"}
        </Button>
      </div>
      {isAsking && <OutcomeDialog id={item.id} onClose={() => setIsAsking(false)} />}
    </>
  );
}
