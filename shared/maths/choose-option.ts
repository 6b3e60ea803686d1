/** The ways to end or change something, from least to most irreversible. */
const order = ["keep", "improve", "merge", "migrate", "sunset"] as const;

/** One way to end or change something. */
export type OptionName = (typeof order)[number];

/** What each option is worth against keeping; keep itself is worth 0, an option not given or not known is not chosen. */
export type OptionWorths = {
  readonly [name in OptionName]?: { readonly npv: number | null; readonly allowed?: boolean };
};

/** The best allowed option, and how much worse the next best would be; null when there is no other. */
export type Choice = { readonly option: OptionName; readonly npv: number; readonly regretOfRunnerUp: number | null };

/** Chooses the allowed option that is worth most; ties within 1e-9 go to the less irreversible (domain E.7). */
export function chooseOption(options: OptionWorths): Choice {
  const keep = { option: "keep" as const, npv: 0 };
  const others = order.flatMap((option) => {
    const { npv = null, allowed = true } = options[option] ?? {};
    return option !== "keep" && allowed && npv !== null ? [{ option, npv }] : [];
  });
  const best = others.reduce<{ readonly option: OptionName; readonly npv: number }>(
    (chosen, next) => (next.npv - chosen.npv > 1e-9 * Math.abs(next.npv) ? next : chosen),
    keep,
  );
  const rest = [keep, ...others].filter(({ option }) => option !== best.option).map(({ npv }) => npv);
  return { ...best, regretOfRunnerUp: rest.length === 0 ? null : best.npv - Math.max(...rest) + 0 };
}
