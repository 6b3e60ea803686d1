import { useEffect, useState } from "react";
import type { OutlookInput } from "#shared/domain/rank-outlook.ts";
import { isRefused, type Answer } from "#shared/maths/answer.ts";
import type { RankStability } from "#shared/maths/rank-stability.ts";

type Drawn = { readonly id: number; readonly outlook: Answer<RankStability> };

const afterTyping = 150;
let asked = 0;

/** How stable a ranking is, drawn in a worker; null while it is being drawn. The refusal of the input is passed on. */
export function useOutlook(input: Answer<OutlookInput>): Answer<RankStability> | null {
  const [drawn, setDrawn] = useState<{ readonly input: unknown; readonly outlook: Answer<RankStability> } | null>(null);
  useEffect(() => {
    if (isRefused(input)) return undefined;
    asked += 1;
    const own = asked;
    let worker: Worker | undefined;
    const timer = setTimeout(() => {
      worker = new Worker(new URL("./outlook-worker.ts", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data }: MessageEvent<Drawn>) => {
        if (data.id === own) setDrawn({ input, outlook: data.outlook });
        worker?.terminate();
      });
      worker.postMessage({ id: own, input });
    }, afterTyping);
    return () => {
      clearTimeout(timer);
      worker?.terminate();
    };
  }, [input]);
  if (isRefused(input)) return input;
  return drawn?.input === input ? drawn.outlook : null;
}
