import { drawOutlook, type OutlookInput } from "#shared/domain/rank-outlook.ts";
import { isRefused } from "#shared/maths/answer.ts";

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

scope.addEventListener("message", ({ data: { id, input } }: MessageEvent<{ id: number; input: OutlookInput }>) => {
  const outlook = drawOutlook(input);
  scope.postMessage({ id, outlook }, isRefused(outlook) ? [] : [outlook.ranks.ranks.buffer]);
});
