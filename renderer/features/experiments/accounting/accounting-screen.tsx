import { useIsRead } from "#data/portfolio.ts";
import { Breadcrumbs } from "#ui/breadcrumbs.tsx";
import { Screen } from "#ui/layout.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { AccountingTable } from "./accounting-table.tsx";

/** Innovation accounting of all products: who learns, and what that costs. */
export function AccountingScreen() {
  const isReady = useIsRead();
  return (
    <Screen
      title="Innovation accounting"
      above={
        <Breadcrumbs
          label="Where this is"
          crumbs={[
            { id: "learnings", label: "Learnings", href: "#/learnings" },
            { id: "accounting", label: "Innovation accounting" },
          ]}
        />
      }
      isFilled={isReady}
    >
      {isReady ? <AccountingTable /> : <Skeleton label="Reading the experiments" rows={8} />}
    </Screen>
  );
}
