import { lazy, Suspense, useEffect } from "react";
import { useAccess, useOpening } from "#data/opening-store.ts";
import { useAppearance } from "./appearance.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Frame } from "./frame.tsx";
import { SettingUpElsewhere, StoppedScreen } from "./gate-screens.tsx";
import { goTo } from "./hash-location.ts";
import { fetchOverlays } from "./later.ts";
import { OpeningScreen } from "./opening-screen.tsx";
import { useClosing } from "./use-safekeeping.ts";

const FirstRunScreen = lazy(async () => ({
  default: (await import("../features/first-run/first-run-screen.tsx")).FirstRunScreen,
}));
const NewerScreen = lazy(async () => ({ default: (await import("./newer-screen.tsx")).NewerScreen }));
const RecoveryScreen = lazy(async () => ({ default: (await import("./recovery-screen.tsx")).RecoveryScreen }));

/** The whole window, whatever state the portfolio is in. */
export function App() {
  useAppearance();
  useClosing();
  useEffect(fetchOverlays, []);
  return (
    <ErrorBoundary>
      <Suspense fallback={<OpeningScreen />}>
        <Opened />
      </Suspense>
    </ErrorBoundary>
  );
}

function Opened() {
  const opening = useOpening();
  const access = useAccess();
  switch (opening.phase) {
    case "opening":
      return <OpeningScreen />;
    case "firstRun":
      if (access === "reader") return <SettingUpElsewhere />;
      return <FirstRunScreen safekeeping={opening.safekeeping} goTo={goTo} />;
    case "recovery":
      return <RecoveryScreen safekeeping={opening.safekeeping} reason={opening.reason} />;
    case "newer":
      return <NewerScreen appVersion={opening.appVersion} />;
    case "stopped":
      return <StoppedScreen problem={opening.problem} />;
    case "open":
      return <Frame notice={opening.notice} />;
  }
}
