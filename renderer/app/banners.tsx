import { lazy, Suspense, useState } from "react";
import { takeOver, useAccess } from "#data/opening-store.ts";
import { exportPortfolio } from "#data/portfolio-export.ts";
import { retrySaving, usePortfolio, usePortfolioState } from "#data/portfolio.ts";
import { useIsPresenting } from "#data/presenting.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { problemText } from "#shared/words/frame.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import styles from "./app.module.css";
import { goTo } from "./hash-location.ts";

const SampleBanner = lazy(async () => ({
  default: (await import("../features/first-run/sample-banner.tsx")).SampleBanner,
}));

/** What is true of the whole window and must not be forgotten. */
export function Banners() {
  const isReader = useAccess() === "reader";
  const isSample = usePortfolio((portfolio) => settingsOf(portfolio).sample);
  const isPresenting = useIsPresenting();
  return (
    <div className={styles.banners}>
      <NotSavedBanner />
      {isReader && <ReaderBanner />}
      <Suspense>{isSample && !isReader && !isPresenting && <SampleBanner goTo={goTo} />}</Suspense>
    </div>
  );
}

function NotSavedBanner() {
  const saving = usePortfolioState((state) => state.saving);
  if (saving.state !== "notSaved") return null;
  return (
    <Banner
      tone="bad"
      title="Not saved."
      actions={
        <>
          <Button size="small" variant="primary" onPress={retrySaving}>
            Try again
          </Button>
          <Button size="small" onPress={() => void exportPortfolio()}>
            Export now
          </Button>
        </>
      }
    >
      {problemText(saving.problem)} Your change is kept in this window.
    </Banner>
  );
}

function ReaderBanner() {
  const [isTaking, setIsTaking] = useState(false);
  const useHere = () => {
    setIsTaking(true);
    void takeOver().finally(() => setIsTaking(false));
  };
  return (
    <Banner
      tone="note"
      title="This window only reads."
      actions={
        <Button size="small" isPending={isTaking} onPress={useHere}>
          Use here instead
        </Button>
      }
    >
      Your portfolio is open for changes in another window; what is saved there appears here.
    </Banner>
  );
}
