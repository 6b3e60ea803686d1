import type { Experiment } from "#shared/domain/experiment.ts";
import { withdrawnText } from "#shared/words/experiment-board.ts";
import { Banner } from "#ui/banner.tsx";

/** What was taken back of an experiment, and why; it stays visible. */
export function Withdrawals({ withdrawals }: Pick<Experiment, "withdrawals">) {
  if (withdrawals.length === 0) return null;
  return (
    <>
      {withdrawals.map((withdrawal) => (
        <Banner key={`${withdrawal.what} ${withdrawal.at}`} tone="note">
          {withdrawnText(withdrawal)}
        </Banner>
      ))}
    </>
  );
}
