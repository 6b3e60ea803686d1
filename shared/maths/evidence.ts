import { type Answer, refused } from "./answer.ts";

/** How much one piece of evidence may move a belief at most, by its type: base-10 logarithm of the odds (domain B.10). */
export const evidenceCaps = {
  opinion: 0,
  interview: 0.5,
  survey: 0.5,
  usability: 0.5,
  beforeAfter: 0.7,
  fakeDoor: 0.8,
  commitment: 1,
  did: 1.3,
  abTest: 2,
} as const;

/** How a piece of evidence was come by. */
export type EvidenceType = keyof typeof evidenceCaps;

/** How much evidence is taken to move a belief where no likelihood ratio can be computed. */
export const evidenceStrengths = { weak: 0.3, moderate: 0.6, strong: 1 } as const;

/** A piece of evidence for (1) or against (−1) a belief; pieces from one source form a group. */
export type EvidencePiece = {
  readonly type: EvidenceType;
  readonly group: string;
  readonly direction: 1 | -1;
  /** A word, or the base-10 logarithm of a computed likelihood ratio. */
  readonly strength: keyof typeof evidenceStrengths | number;
};

/** What a belief becomes by its evidence. */
export type WeighedEvidence = {
  /** By how much all evidence moves the odds: base-10 logarithm. */
  readonly moves: number;
  readonly posterior: number;
  /** The same for each group, its cap applied. */
  readonly groups: ReadonlyMap<string, number>;
};

/**
 * A belief, 0 to 1, after its evidence: each piece counts no more than its type allows, and a group no more than the
 * strongest type in it. OUT_OF_RANGE (weight of evidence, Good 1950; strengths after Bland and Osterwalder 2019).
 */
export function weighEvidence(prior: number, pieces: readonly EvidencePiece[]): Answer<WeighedEvidence> {
  if (!(prior >= 0 && prior <= 1)) return refused("OUT_OF_RANGE");
  if (!pieces.every(({ strength }) => typeof strength !== "number" || Number.isFinite(strength))) {
    return refused("OUT_OF_RANGE");
  }
  const sums = new Map<string, { moves: number; cap: number }>();
  for (const { type, group, direction, strength } of pieces) {
    const cap = evidenceCaps[type];
    const weight = typeof strength === "number" ? strength : evidenceStrengths[strength];
    const sum = sums.get(group) ?? { moves: 0, cap: 0 };
    sums.set(group, { moves: sum.moves + within(cap, direction * weight), cap: Math.max(sum.cap, cap) });
  }
  const groups = new Map([...sums].map(([group, { moves, cap }]) => [group, within(cap, moves)]));
  const moves = [...groups.values()].reduce((sum, part) => sum + part, 0);
  const odds = Math.log(prior) - Math.log1p(-prior) + moves * Math.LN10;
  return { moves, posterior: 1 / (1 + Math.exp(-odds)), groups };
}

function within(cap: number, moves: number): number {
  return Math.max(-cap, Math.min(cap, moves)) + 0;
}
