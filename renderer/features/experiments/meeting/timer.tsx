import { useEffect, useMemo, useState } from "react";
import { clock } from "#data/clock.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { clockText } from "#shared/words/meeting.ts";
import styles from "./presenter.module.css";

type TimerProps = {
  readonly experimentId: string;
  readonly minutes: number;
  /** What the meeting has spent on each experiment so far, in milliseconds; the timer keeps its own there. */
  readonly times: Map<string, number>;
};

/** The time spent on an experiment against its box; it can be held, and never makes a sound. */
export function Timer({ experimentId, minutes, times }: TimerProps) {
  const [passed, setPassed] = useState(times.get(experimentId) ?? 0);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    let last = clock.now();
    const ticking = setInterval(() => {
      const now = clock.now();
      const next = (times.get(experimentId) ?? 0) + now - last;
      last = now;
      times.set(experimentId, next);
      setPassed(next);
    }, 1000);
    return () => clearInterval(ticking);
  }, [experimentId, isHeld, times]);
  const commands = useMemo(
    () => [
      {
        id: "review.timer",
        label: isHeld ? "Let the timer run" : "Hold the timer",
        keys: "T",
        run: () => setHeld(!isHeld),
      },
    ],
    [isHeld],
  );
  useScreenCommands(commands);
  const box = minutes * 60_000;
  const label = isHeld ? "Let the timer run" : "Hold the timer";
  return (
    <button
      type="button"
      className={styles.timer}
      data-over={passed > box ? "" : undefined}
      data-held={isHeld ? "" : undefined}
      title={`${label} (T)`}
      onClick={() => setHeld(!isHeld)}
    >
      {clockText(passed)} of {clockText(box)}
      {isHeld && ", held"}
    </button>
  );
}
