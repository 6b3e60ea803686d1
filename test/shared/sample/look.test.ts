import { readFileSync } from "node:fs";
import { it } from "vitest";
import { portfolioOverview } from "#shared/domain/overview.ts";
import { judgedSubjects } from "#shared/domain/judged.ts";
import { retirementCandidate } from "#shared/domain/candidates.ts";
import { applyChange } from "#shared/domain/change.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import { openChoices } from "#shared/domain/import-choices.ts";
import { planImport } from "#shared/domain/import-plan.ts";
import { addDependency } from "#shared/domain/dependency.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { bytesSource } from "#shared/exchange/byte-source.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { readCostCsv } from "#shared/exchange/cost-csv.ts";
import { readValueCsv } from "#shared/exchange/value-csv.ts";
import { readUsageTable } from "#shared/exchange/usage-table.ts";
import { unwatched } from "#shared/exchange/watch.ts";
it("looks", async () => {
  for (const files of [["usage.csv", "costs.csv"], ["usage.csv", "costs.csv", "values.csv"]]) {
    let p = emptyPortfolio;
    let n = 0;
    for (const name of files) {
      const bytes = readFileSync(new URL("../../fixtures/journey/" + name, import.meta.url));
      const source = bytesSource(name, new Uint8Array(bytes));
      const s = await sniff(source);
      if (!s.ok) throw new Error(JSON.stringify(s));
      const { reading, guessed } = guessReading(s.value);
      console.log(name, reading.format, JSON.stringify(reading.columns), JSON.stringify(reading.usage), JSON.stringify(guessed));
      const read = reading.format === "cost" ? readCostCsv : reading.format === "value" ? readValueCsv : readUsageTable;
      const rows = await read([source], reading, unwatched);
      if (!rows.ok) throw new Error(JSON.stringify(rows));
      const plan = planImport(p, rows.value, { ...openChoices, unknownNames: { team: "create", product: "create", feature: "create", pool: "create" } }, { name, hash: name, size: 1, format: reading.format, source: name, recipeId: null, statements: [] });
      if (!plan.ok) throw new Error(JSON.stringify(plan));
      console.log(JSON.stringify(plan.value.counts), JSON.stringify(plan.value.problem), JSON.stringify(plan.value.groups).slice(0, 400));
      n += 1;
      const change = importCommand(plan.value)(p, { at: Date.UTC(2025, 8, 10), by: "me", seed: `seed000000000000000${n}` });
      if (!change.ok) throw new Error(JSON.stringify(change));
      p = applyChange(p, change.value.changes);
    }
    const id = (name: string) => [...p.products.values()].flatMap((m) => [...m.values()]).find((x) => x.name === name)!.id;
    for (const [f, t] of [["meter-portal", "billing-engine"], ["billing-engine", "night-transfer"], ["field-planner", "night-transfer"]] as const) {
      const c = addDependency({ fromProductId: id(f), toProductId: id(t), kind: "hard", migration: "" })(p, { at: 0, by: "", seed: `${f}${t}` });
      if (c.ok) p = applyChange(p, c.value.changes);
    }
    const o = portfolioOverview(p, "2025-08", Date.UTC(2025, 8, 20));
    const out: string[] = [];
    for (const l of o.lines) out.push(`${l.product.name} ${JSON.stringify(l.usage.counts)} ${l.usage.activeUsers.value} cost ${l.money.cost} val ${l.money.value}`);
    for (const j of judgedSubjects(p, o)) {
      const c = retirementCandidate(p, o, j);
      out.push(`${c.verdict.padEnd(12)} ${(j.line.product.name + "/" + j.name).padEnd(45)} ${j.usage.class} T[${j.triggers}] G[${j.guards}] W[${j.usage.warnings}] npv ${Math.round((c.worked.result?.npv ?? NaN)/100)} p ${c.worked.simulation?.pPositive} conf ${c.worked.confidence?.toFixed(2)} weak ${c.worked.weakest}`);
    }
    console.log(out.join("\n"));
  }
});
