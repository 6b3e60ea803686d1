import { lazy, Suspense, useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { leavingSample } from "#data/restoring.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { defaultSettings } from "#shared/domain/settings.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";

const StartOwnDialog = lazy(async () => ({ default: (await import("./start-own-dialog.tsx")).StartOwnDialog }));

/** Says that what is seen is the sample, and leads out of it. */
export function SampleBanner({ goTo }: { readonly goTo: (path: string) => void }) {
  const [isStarting, setIsStarting] = useState(false);
  const currency = usePortfolio((portfolio) => settingsOf(portfolio).currency);
  const remove = () => {
    const { portfolioName } = defaultSettings;
    if (commitAndTell(leavingSample({ portfolioName, currency }), "Sample portfolio deleted").ok) goTo("/");
  };
  return (
    <>
      <Banner
        tone="note"
        title="Sample portfolio."
        actions={
          <>
            <Button size="small" onPress={() => setIsStarting(true)}>
              Start my own
            </Button>
            <Button size="small" variant="quiet" onPress={remove}>
              Delete sample
            </Button>
          </>
        }
      >
        Explore freely.
      </Banner>
      <Suspense>
        {isStarting && <StartOwnDialog currency={currency} onClose={() => setIsStarting(false)} goTo={goTo} />}
      </Suspense>
    </>
  );
}
