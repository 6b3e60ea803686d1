import { breathe } from "./journal-writer.ts";

const sliceLength = 12;

/** Works something out in slices, so that the window answers in between; null once it is not wanted any more. */
export async function inSlices<T>(work: Generator<unknown, T>, isWanted: () => boolean): Promise<T | null> {
  for (let sliceEnd = performance.now() + sliceLength; isWanted();) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() < sliceEnd) continue;
    await breathe();
    sliceEnd = performance.now() + sliceLength;
  }
  return null;
}
