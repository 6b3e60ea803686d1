import type { RetirementCandidate } from "#shared/domain/candidates.ts";
import { exportName } from "#shared/exchange/export-name.ts";
import { ok, refuse, type Result } from "#shared/result.ts";
import { verdictWords } from "#shared/words/codes.ts";
import { counted } from "#shared/words/format.ts";
import { fullName } from "./candidate-table.ts";
import { byStake } from "./judging.ts";
import type { ProposeOrder } from "./order.ts";

/** A candidate that gets a proposal, and the name of the folder it is written into. */
export type Chosen = { readonly candidate: RetirementCandidate; readonly folder: string };

/** Which candidates get a proposal, and of the others why they get none. */
export type Selection = {
  readonly chosen: readonly Chosen[];
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
};

type LeftOut = { readonly candidate: RetirementCandidate; readonly why: string };

/** Chooses what is proposed: the subjects that were named, else the candidates with the most money at stake. */
export function selectionOf(candidates: readonly RetirementCandidate[], order: ProposeOrder): Result<Selection> {
  const named = order.subjects.length === 0 ? ok(null) : subjectsNamed(candidates, order.subjects);
  if (!named.ok) return named;
  const leftOut: LeftOut[] = [];
  const wanted = (named.value ?? candidates.filter(({ isCandidate }) => isCandidate).sort(byStake)).filter(
    (candidate) => {
      const why = reasonAgainst(candidate, order, named.value !== null);
      if (why !== null) leftOut.push({ candidate, why });
      return why === null;
    },
  );
  const most = order.all || named.value !== null ? wanted.length : order.most;
  const beyond = `beyond the first ${counted(most, "proposal")} (--most, --all)`;
  leftOut.push(...wanted.slice(most).map((candidate) => ({ candidate, why: beyond })));
  return ok({
    chosen: withFolders(wanted.slice(0, most)),
    leftOut: leftOut.map(({ candidate, why }) => ({ name: fullName(candidate), why })),
  });
}

function reasonAgainst(candidate: RetirementCandidate, order: ProposeOrder, isNamed: boolean): string | null {
  if (candidate.usage.warnings.includes("CONCENTRATED") && order.notSeasonal.trim() === "") {
    return "its use is concentrated (--not-seasonal)";
  }
  if (isNamed || order.all) return null;
  switch (candidate.verdict) {
    case "flag":
    case "watch":
    case "needData":
      return candidate.monthly === null ? "the cost that would end is not known" : null;
    case "blocked":
    case "keep":
    case "notFlaggable":
      return `verdict ${verdictWords[candidate.verdict].name}`;
  }
}

function subjectsNamed(
  candidates: readonly RetirementCandidate[],
  names: readonly string[],
): Result<readonly RetirementCandidate[]> {
  const found: RetirementCandidate[] = [];
  for (const name of names) {
    const same = candidates.filter((candidate) => candidate.name === name || fullName(candidate) === name);
    const [only] = same;
    if (only === undefined) {
      return refuse(
        "UNKNOWN_SUBJECT",
        `Nothing called '${name}' has a reason to be retired or a guard.`,
        "Take a name from the table.",
      );
    }
    if (same.length > 1) {
      const fix = `Say which: ${same.map((candidate) => `--subject "${fullName(candidate)}"`).join(" or ")}.`;
      return refuse("SEVERAL_SUBJECTS", `'${name}' is the name of ${same.length} subjects.`, fix);
    }
    if (!found.includes(only)) found.push(only);
  }
  return ok(found);
}

/** Folder names tell apart what differs only in signs that a file system does not take. */
function withFolders(candidates: readonly RetirementCandidate[]): readonly Chosen[] {
  const taken = new Set<string>();
  return candidates.map((candidate) => {
    const plain = exportName(fullName(candidate), "").slice(0, -1);
    let folder = plain;
    for (let n = 2; taken.has(folder.toLowerCase()); n += 1) folder = `${plain}-${n}`;
    taken.add(folder.toLowerCase());
    return { candidate, folder };
  });
}
