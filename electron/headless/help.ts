import { exitCodes } from "./exit-codes.ts";
import { jsonVersion } from "./candidate-json.ts";

const all = `Winnow without a window: from files to retirement proposals.

  winnow --headless <command> [options]       (from the sources: npm run headless -- <command> [options])

Commands
  propose     bring usage, costs and a catalogue in, list the candidates, write proposals
  check       verify a portfolio file, or the journal of a safekeeping folder

  <command> --help      what the command takes
  --version             which Winnow this is

Exit codes
  ${exitCodes.done}  done
  ${exitCodes.refused}  refused: a file, row or folder stands in the way, or a check failed; nothing was written
  ${exitCodes.wrongCommand}  the command line was not understood
  ${exitCodes.nothingToPropose}  done, but there is nothing to propose
  ${exitCodes.bug} a bug in Winnow
`;

const propose = `winnow --headless propose: usage, costs and a catalogue in; candidates and proposals out.

  winnow --headless propose --usage usage.csv --costs costs.csv --catalog catalog/ --out proposals/

Files (every option may be given several times)
  --catalog PATH        products, teams, dependencies: a folder with Backstage files, or one YAML, CSV or JSON file
  --usage FILE          monthly usage (long or wide; CSV or JSON) or raw events (CSV, NDJSON); .gz too
  --costs FILE          cost rows, or a cloud bill in the FOCUS form
  --values FILE         value rows
  --recipe FILE         how files of one source are read, as the window's import exports it; it is used for every file
                        that has its columns. Without a recipe the reading is guessed, as in the window.
  --portfolio FILE      begin with this .winnow file in place of an empty portfolio; the file is not changed

Reading
  --lifecycle WORD=STAGE  what a catalogue's word means: idea, live, sunsetting or retired
  --currency CODE       currency of the portfolio; else the only one in the files, else EUR
  --skip-stopped        bring the good rows in although others are stopped; else one stopped row refuses everything
  --alike same|apart    whether names that differ only in case, blanks or hyphens mean the same; else stopped
  --same WRITTEN=MEANT  a name in the files stands for another one
  --product NAME        the product of usage files that name none; else the file's name
  --conflicts ours|file whose figures stand where a file contradicts the portfolio; else such rows are stopped

Judging
  --as-of YYYY-MM       judge as of this month; else as the portfolio says, else the last complete month

Proposals
  --out FOLDER          write them here: for each a folder with proposal.md, proposal.html and evidence/*.csv; beside
                        them candidates.json, candidates.txt, portfolio.winnow (opens in the window) and SHA256SUMS.
                        The folder appears whole or not at all. Without --out nothing is written.
  --replace             replace what an earlier run wrote into that folder
  --most N              at most N proposals, those with the most money at stake (20 unless told)
  --subject NAME        only this product or feature ("product / feature" where the name alone is not enough)
  --all                 every candidate, whatever its verdict and whether or not its cost is known
  --not-seasonal TEXT   why concentrated use is not a season, and who says so; without it such a candidate gets none
  --by NAME             who proposes; else your account's name
  Unless told otherwise a proposal is written for every candidate of verdict flag, watch or needData of which the cost
  that would end is known. What is left out is said, with the reason.

Output
  The table goes to the standard output, remarks to the error stream.
  --json                in place of the table a JSON object { "format": "winnow-candidates", "version": ${jsonVersion} }:
      asOf, currency, moneyFrom, moneyTo, products, features
      imports[]         file, format, sha256, counts {rows, new, update, unchanged, stopped}, leftOut, notices,
                        statements, created, stopped[] {file, line, row, code, column, found, expected, remedy}
      candidates[]      product, feature (null: the product itself), owner, isCandidate (a trigger and no guard),
                        verdict, codes, triggers, guards, blockers, avoidableMonthly, npv, npvP5, npvP95,
                        probabilityPositive, breakEvenLostValueMonthly, confidence, weakest, score {value, low, high},
                        usage {class, reach, interval, lastUsed, grade}, since
      proposals[]       product, feature, folder
      leftOut[]         name, why
    Money is in whole minor units (cents) of the currency, shares and probabilities go from 0 to 1, what is not known is
    null. When refused: { "format": "winnow-refusal", "version": ${jsonVersion}, problem {code, message, fix}, stopped[] }.

Exit codes: ${exitCodes.done} done, ${exitCodes.refused} refused and nothing written, ${exitCodes.wrongCommand} wrong command line, ${exitCodes.nothingToPropose} nothing to propose.
`;

const check = `winnow --headless check: is a file or a journal what it was when Winnow wrote it?

  winnow --headless check portfolio.winnow [more.winnow …]
  winnow --headless check --journal FOLDER

  FILE                  a portfolio file: every hash, every record against its schema, every reference, all counts
  --journal FOLDER      a safekeeping folder (or the journal in it): every entry in one unbroken chain, every body as
                        it was sealed
  --json                { "format": "winnow-check", "version": ${jsonVersion}, checked[] {path, sound, what is in it or problem} }

Nothing is ever changed by a check.
Exit codes: ${exitCodes.done} all sound, ${exitCodes.refused} something is not, ${exitCodes.wrongCommand} wrong command line.
`;

const texts = { all, propose, check } as const;

/** The help on one command, or on all. */
export function helpOf(about: keyof typeof texts): string {
  return texts[about];
}
