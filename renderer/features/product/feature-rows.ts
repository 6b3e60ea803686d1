import { isRefused } from "#shared/maths/answer.ts";
import { gini } from "#shared/maths/gini.ts";
import { pareto } from "#shared/maths/pareto.ts";
import type { Feature } from "#shared/domain/feature.ts";
import { addMonths, monthIndex, type Month } from "#shared/domain/month.ts";
import { judgementOf, type ProductUsage } from "#shared/domain/product-usage.ts";
import { usageClasses, type UsageClass, type UsageJudgement } from "#shared/domain/usage-class.ts";
import { usersKnown, usesKnown } from "#shared/domain/usage-cell.ts";

/** A feature with the judgement of its use and its use over the window; null where nothing of it is known. */
export type FeatureRow = {
  readonly feature: Feature;
  readonly judged: UsageJudgement;
  readonly total: number | null;
  /** What a filter looks through. */
  readonly words: string;
};

/** Which features are shown. */
export type FeatureView = { readonly text: string; readonly class: UsageClass | "all"; readonly guard: string };

export const anyGuard = "all";
export const noGuard = "none";
export const everyFeature: FeatureView = { text: "", class: "all", guard: anyGuard };

/** The months that a product's usage is judged over: the window of the setting, ending with the as-of month. */
export function judgedWindow(asOf: Month, months: number): { readonly from: Month; readonly to: Month } {
  return { from: addMonths(asOf, 1 - months), to: asOf };
}

/** Whether a product counts uses; where it does not, its users stand in. */
export function countsUses({ matrix }: ProductUsage): boolean {
  return matrix.state.some((state) => (state & usesKnown) !== 0);
}

/** Every feature of a product, judged, with the sum of its uses (or users) over the window. */
export function featureRows(
  features: Iterable<Feature>,
  usage: ProductUsage,
  windowMonths: number,
): readonly FeatureRow[] {
  const { matrix } = usage;
  const byUses = countsUses(usage);
  const [known, amounts] = byUses ? [usesKnown, matrix.uses] : [usersKnown, matrix.users];
  const end = monthIndex(usage.asOf) - monthIndex(matrix.firstMonth);
  const from = Math.max(0, end - windowMonths + 1);
  const to = Math.min(end, matrix.months - 1);
  const sumOfRow = (row: number): number | null => {
    let sum: number | null = null;
    for (let column = from; column <= to; column += 1) {
      const at = row * matrix.months + column;
      if (((matrix.state[at] ?? 0) & known) !== 0) sum = (sum ?? 0) + (amounts[at] ?? 0);
    }
    return sum;
  };
  return Array.from(features, (feature) => {
    const row = usage.rows.get(feature.id);
    const total = row === undefined ? null : sumOfRow(row);
    const words = `${feature.name} ${feature.description}`.toLocaleLowerCase();
    return { feature, judged: judgementOf(usage, feature.id, feature.marks), total, words };
  });
}

/** The rows that a view lets through. */
export function filteredFeatures(rows: readonly FeatureRow[], view: FeatureView): readonly FeatureRow[] {
  const wanted = view.text.trim().toLocaleLowerCase();
  return rows.filter(({ judged, words }) => {
    if (view.class !== "all" && judged.class !== view.class) return false;
    if (view.guard === noGuard && judged.guards.length > 0) return false;
    if (view.guard !== anyGuard && view.guard !== noGuard && !judged.guards.some((guard) => guard === view.guard)) {
      return false;
    }
    return words.includes(wanted);
  });
}

/** Whether a view hides anything. */
export function hidesFeatures(view: FeatureView): boolean {
  return view.text.trim() !== "" || view.class !== "all" || view.guard !== anyGuard;
}

/** How unequally the use is spread over the features of which it is known; null without any use. */
export function concentrationOf(rows: readonly FeatureRow[]) {
  const amounts = rows.flatMap(({ total }) => (total === null ? [] : [total]));
  const spread = pareto(amounts);
  const inequality = gini(amounts);
  if (isRefused(spread) || isRefused(inequality)) return null;
  return { features: amounts.length, ...spread, gini: inequality.gini };
}

/** The share of all use that the most used features carry, at every hundredth of them: the curve of a long list. */
export function concentrationCurve(rows: readonly FeatureRow[]): readonly number[] {
  const amounts = rows.flatMap(({ total }) => (total === null ? [] : [total])).sort((a, b) => b - a);
  const sum = amounts.reduce((all, amount) => all + amount, 0);
  const curve: number[] = [0];
  let [carried, at] = [0, 0];
  for (let percent = 1; percent <= 100; percent += 1) {
    for (; at < Math.round((amounts.length * percent) / 100); at += 1) carried += amounts[at] ?? 0;
    curve.push(sum > 0 ? carried / sum : 0);
  }
  return curve;
}

/** Where a class stands in the order from most to least used. */
export function classRank(name: UsageClass): number {
  return usageClasses.indexOf(name);
}
