import { type Answer, isRefused } from "#shared/maths/answer.ts";
import { forecastBacklog } from "#shared/maths/forecast.ts";

/** The forecast of a backlog, asked only for its last item. */
export function forecastWhen(
  history: readonly number[],
  n: number,
  probabilities: readonly number[],
): Answer<readonly (number | null)[]> {
  const periods = forecastBacklog(history, n, probabilities);
  return isRefused(periods) ? periods : periods.map((positions) => positions[n - 1] ?? null);
}
