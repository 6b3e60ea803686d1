import { lazy, Suspense, useEffect, useRef, type ReactNode } from "react";
import { Route, Switch, useLocation } from "wouter";
import { noteScreen } from "#data/opening-store.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { Screen } from "#ui/layout.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import styles from "./app.module.css";
import { ErrorBoundary } from "./error-boundary.tsx";

const portfolioScreen = async () => import("../features/portfolio/portfolio-screen.tsx");
const PortfolioScreen = lazy(async () => ({ default: (await portfolioScreen()).PortfolioScreen }));
const ProductScreen = lazy(async () => ({
  default: (await import("../features/product/product-screen.tsx")).ProductScreen,
}));
const BacklogScreen = lazy(async () => ({
  default: (await import("../features/backlog/backlog-screen.tsx")).BacklogScreen,
}));
const ExperimentsScreen = lazy(async () => ({
  default: (await import("../features/experiments/experiments-screen.tsx")).ExperimentsScreen,
}));
const ExperimentScreen = lazy(async () => ({
  default: (await import("../features/experiments/experiment-screen.tsx")).ExperimentScreen,
}));
const FamilyScreen = lazy(async () => ({
  default: (await import("../features/experiments/batch/family-screen.tsx")).FamilyScreen,
}));
const ReviewScreen = lazy(async () => ({
  default: (await import("../features/experiments/meeting/review-screen.tsx")).ReviewScreen,
}));
const MeetingScreen = lazy(async () => ({
  default: (await import("../features/experiments/meeting/meeting-screen.tsx")).MeetingScreen,
}));
const LearningsScreen = lazy(async () => ({
  default: (await import("../features/experiments/learnings/learnings-screen.tsx")).LearningsScreen,
}));
const AccountingScreen = lazy(async () => ({
  default: (await import("../features/experiments/accounting/accounting-screen.tsx")).AccountingScreen,
}));
const RetirementScreen = lazy(async () => ({
  default: (await import("../features/retirement/retirement-screen.tsx")).RetirementScreen,
}));
const ProposalsScreen = lazy(async () => ({
  default: (await import("../features/proposals/proposals-screen.tsx")).ProposalsScreen,
}));
const ProposalScreen = lazy(async () => ({
  default: (await import("../features/proposals/proposal-screen.tsx")).ProposalScreen,
}));
const ImportScreen = lazy(async () => ({
  default: (await import("../features/exchange/import-screen.tsx")).ImportScreen,
}));
const HistoryScreen = lazy(async () => ({
  default: (await import("../features/history/history-screen.tsx")).HistoryScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import("../features/settings/settings-screen.tsx")).SettingsScreen,
}));

type Parameters = Readonly<Record<string, string | undefined>>;

/** Every route with its screen; only screens that exist stand here. */
const routes: readonly { readonly path: string; readonly screen: (parameters: Parameters) => ReactNode }[] = [
  { path: "/", screen: () => <PortfolioScreen /> },
  { path: "/product/:id", screen: ({ id = "" }) => <ProductScreen productId={id} /> },
  { path: "/backlog", screen: () => <BacklogScreen /> },
  { path: "/experiments", screen: () => <ExperimentsScreen /> },
  { path: "/experiments/batch", screen: () => <FamilyScreen /> },
  { path: "/experiments/:id", screen: ({ id = "" }) => <ExperimentScreen experimentId={id} /> },
  { path: "/review", screen: () => <ReviewScreen /> },
  { path: "/review/:id", screen: ({ id = "" }) => <MeetingScreen meetingId={id} /> },
  { path: "/learnings", screen: () => <LearningsScreen /> },
  { path: "/learnings/accounting", screen: () => <AccountingScreen /> },
  { path: "/retirement", screen: () => <RetirementScreen /> },
  { path: "/proposals", screen: () => <ProposalsScreen /> },
  { path: "/proposals/:id", screen: ({ id = "" }) => <ProposalScreen proposalId={id} /> },
  { path: "/import", screen: () => <ImportScreen /> },
  { path: "/history", screen: () => <HistoryScreen /> },
  { path: "/settings", screen: () => <SettingsScreen /> },
];

/** Fetches the screen that most starts show, while the portfolio is still being opened. */
export function fetchFirstScreen(): void {
  if (["", "#/"].includes(window.location.hash)) void portfolioScreen();
}

/** Whether a place of the sidebar has a screen. */
export function hasScreen(path: string): boolean {
  return routes.some((route) => route.path === path);
}

/** The screen of the present place, loaded when it is first gone to. */
export function Routes() {
  const [path] = useLocation();
  return (
    <ErrorBoundary key={path} isScreen>
      <Suspense fallback={<Loading />}>
        <Arrival>
          <Switch>
            {routes.map((route) => (
              <Route key={route.path} path={route.path}>
                {(parameters) => route.screen(parameters)}
              </Route>
            ))}
            <Route>
              <NoSuchPlace />
            </Route>
          </Switch>
        </Arrival>
      </Suspense>
    </ErrorBoundary>
  );
}

function Loading() {
  return (
    <div className={styles.waiting}>
      <Skeleton label="Loading the screen" rows={8} />
    </div>
  );
}

let hasArrived = false;

/** Moves the focus to the heading of a new screen, so that keyboard and screen reader begin there; not at the start. */
function Arrival({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hasArrived) place.current?.querySelector<HTMLElement>("h1")?.focus();
    hasArrived = true;
    noteScreen();
  }, []);
  return (
    <div ref={place} style={{ blockSize: "100%" }}>
      {children}
    </div>
  );
}

function NoSuchPlace() {
  return (
    <Screen title="Nothing here">
      <EmptyState title="This address leads nowhere." actions={<a href="#/">Go to the portfolio</a>}>
        <p>The record it named may have been removed or undone; History knows.</p>
      </EmptyState>
    </Screen>
  );
}
