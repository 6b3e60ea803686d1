import { parseArgs } from "node:util";
import * as v from "valibot";
import type { ConflictChoice } from "#shared/domain/import-choices.ts";
import { isMonth, type Month } from "#shared/domain/month.ts";
import { CurrencySchema } from "#shared/domain/money.ts";
import { lifecycleStages } from "#shared/domain/product.ts";
import { ok, refuse, type Result } from "#shared/result.ts";
import { listed } from "#shared/words/format.ts";
import { optionTrouble } from "./option-trouble.ts";

/** A lifecycle word of a catalogue, and the stage that it means. */
export type LifecycleMeaning = { readonly found: string; readonly meant: string };

/** A name as a file writes it, and the name that it stands for. */
export type NameMeaning = { readonly written: string; readonly meant: string };

/** Files in, candidates and proposals out. */
export type ProposeOrder = {
  readonly command: "propose";
  readonly catalog: readonly string[];
  readonly usage: readonly string[];
  readonly costs: readonly string[];
  readonly values: readonly string[];
  readonly recipes: readonly string[];
  /** A portfolio file to begin with; null begins with nothing. */
  readonly portfolio: string | null;
  readonly asOf: Month | null;
  readonly currency: string | null;
  readonly lifecycle: readonly LifecycleMeaning[];
  /** The product of usage files that name none. */
  readonly product: string | null;
  readonly by: string | null;
  readonly skipStopped: boolean;
  /** What becomes of names that differ only in case, blanks, hyphens or Unicode form. */
  readonly alike: "ask" | "same" | "apart";
  readonly same: readonly NameMeaning[];
  readonly conflicts: "ask" | ConflictChoice;
  readonly subjects: readonly string[];
  readonly most: number;
  readonly all: boolean;
  readonly notSeasonal: string;
  readonly out: string | null;
  readonly replace: boolean;
  readonly json: boolean;
};

/** A portfolio file or the journal of a safekeeping folder to be verified. */
export type CheckOrder = {
  readonly command: "check";
  readonly files: readonly string[];
  readonly journals: readonly string[];
  readonly json: boolean;
};

/** What a command line asks for. */
export type Order =
  | ProposeOrder
  | CheckOrder
  | { readonly command: "help"; readonly about: "all" | "propose" | "check" }
  | { readonly command: "version" };

const list = { type: "string", multiple: true, default: [] as string[] } as const;
const flag = { type: "boolean", default: false } as const;
const one = { type: "string" } as const;

const proposeOptions = {
  catalog: list,
  usage: list,
  costs: list,
  values: list,
  recipe: list,
  portfolio: one,
  "as-of": one,
  currency: one,
  lifecycle: list,
  product: one,
  by: one,
  "skip-stopped": flag,
  alike: one,
  same: list,
  conflicts: one,
  subject: list,
  most: one,
  all: flag,
  "not-seasonal": one,
  out: one,
  replace: flag,
  json: flag,
} as const;

const checkOptions = { journal: list, json: flag } as const;
const usualMost = 20;

function wrong(message: string, command = "") {
  const about = command === "" ? "--help" : `${command} --help`;
  return refuse("WRONG_COMMAND", message, `To see what there is: winnow --headless ${about}`);
}

/** Reads a command line; refuses whatever it does not understand, so that a typing error never means something else. */
export function readOrder(words: readonly string[]): Result<Order> {
  const [command = "", ...rest] = words;
  const wantsHelp = rest.includes("--help") || rest.includes("-h");
  switch (command) {
    case "--help":
    case "-h":
    case "help":
      return ok({ command: "help", about: rest[0] === "propose" || rest[0] === "check" ? rest[0] : "all" });
    case "--version":
      return ok({ command: "version" });
    case "propose":
      return wantsHelp ? ok({ command: "help", about: "propose" }) : readPropose(rest);
    case "check":
      return wantsHelp ? ok({ command: "help", about: "check" }) : readCheck(rest);
    case "":
      return wrong("No command was given: propose or check.");
    default:
      return wrong(`There is no command '${command}': propose or check.`);
  }
}

function readCheck(words: readonly string[]): Result<Order> {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options: checkOptions, allowPositionals: true });
    if (positionals.length + values.journal.length === 0) return wrong("Nothing to check was named.", "check");
    return ok({ command: "check", files: positionals, journals: values.journal, json: values.json });
  } catch (error) {
    return wrong(optionTrouble(error, Object.keys(checkOptions)), "check");
  }
}

function proposeValues(words: readonly string[]) {
  return parseArgs({ args: [...words], options: proposeOptions, allowPositionals: false }).values;
}

function readPropose(words: readonly string[]): Result<Order> {
  let values: ReturnType<typeof proposeValues>;
  try {
    values = proposeValues(words);
  } catch (error) {
    return wrong(optionTrouble(error, Object.keys(proposeOptions)), "propose");
  }
  const asOf = values["as-of"] ?? null;
  const currency = values.currency ?? null;
  const most = values.most ?? String(usualMost);
  const conflicts = values.conflicts ?? "ask";
  const alike = values.alike ?? "ask";
  const lifecycle = values.lifecycle.map(readMeaning);
  const same = values.same.map(readSame);
  const files = [values.catalog, values.usage, values.costs, values.values].flat();
  if (files.length === 0 && values.portfolio === undefined) return wrong("No file was named.", "propose");
  if (asOf !== null && !isMonth(asOf)) return wrong(`--as-of ${asOf}: a month is written YYYY-MM.`, "propose");
  if (currency !== null && !v.safeParse(CurrencySchema, currency).success)
    return wrong(`--currency ${currency}: a currency is three capital letters.`, "propose");
  if (!/^[1-9]\d{0,5}$/.test(most)) return wrong(`--most ${most}: a number of proposals was expected.`, "propose");
  if (conflicts !== "ask" && conflicts !== "ours" && conflicts !== "file")
    return wrong(`--conflicts ${conflicts}: ours or file was expected.`, "propose");
  if (alike !== "ask" && alike !== "same" && alike !== "apart")
    return wrong(`--alike ${alike}: same or apart was expected.`, "propose");
  const unclear = same.indexOf(null);
  if (unclear !== -1) return wrong(`--same ${values.same[unclear]}: write written=meant.`, "propose");
  const unknown = lifecycle.indexOf(null);
  if (unknown !== -1) {
    const stages = listed(lifecycleStages, "or");
    return wrong(`--lifecycle ${values.lifecycle[unknown]}: write word=stage, the stage being ${stages}.`, "propose");
  }
  return ok({
    command: "propose",
    catalog: values.catalog,
    usage: values.usage,
    costs: values.costs,
    values: values.values,
    recipes: values.recipe,
    portfolio: values.portfolio ?? null,
    asOf,
    currency,
    lifecycle: lifecycle.filter((meaning) => meaning !== null),
    product: values.product ?? null,
    by: values.by ?? null,
    skipStopped: values["skip-stopped"],
    alike,
    same: same.filter((meaning) => meaning !== null),
    conflicts,
    subjects: values.subject,
    most: Number(most),
    all: values.all,
    notSeasonal: values["not-seasonal"] ?? "",
    out: values.out ?? null,
    replace: values.replace,
    json: values.json,
  });
}

function readMeaning(text: string): LifecycleMeaning | null {
  const [, found = "", meant = ""] = /^(.+)=(\w+)$/.exec(text) ?? [];
  return lifecycleStages.some((stage) => stage === meant) ? { found, meant } : null;
}

function readSame(text: string): NameMeaning | null {
  const [, written = "", meant = ""] = /^(.+)=(.+)$/s.exec(text) ?? [];
  return written === "" ? null : { written, meant };
}
