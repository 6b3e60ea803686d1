import { FirstRunScreen } from "../features/first-run/first-run-screen.tsx";
import { useAccess, useOpening } from "#data/opening-store.ts";
import { useAppearance } from "./appearance.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Frame } from "./frame.tsx";
import { NewerScreen, SettingUpElsewhere, StoppedScreen } from "./gate-screens.tsx";
import { goTo } from "./hash-location.ts";
import { OpeningScreen } from "./opening-screen.tsx";
import { RecoveryScreen } from "./recovery-screen.tsx";
import { useClosing } from "./use-safekeeping.ts";

/** The whole window, whatever state the portfolio is in. */
export function App() {
  useAppearance();
  useClosing();
  return (
    <ErrorBoundary>
      <Opened />
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
