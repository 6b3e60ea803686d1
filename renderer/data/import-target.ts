import type { Id } from "#shared/domain/ids.ts";

let target: Id | null = null;

/** Says which experiment the next results are of; null leaves it to the file. */
export function aimImport(experimentId: Id | null): void {
  target = experimentId;
}

/** The experiment that results are brought in for. */
export function importTarget(): Id | null {
  return target;
}
