import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { Router } from "wouter";
import { bringIn, offerPortfolio } from "#data/incoming-files.ts";
import { tell, useNotices, withdrawNotice } from "#data/notices.ts";
import type { OpenNotice } from "#data/opening.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { useIsPresenting } from "#data/presenting.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { mostFiles } from "#shared/exchange/limits.ts";
import { openedText } from "#shared/words/frame.ts";
import { DropVeil } from "#ui/drop-veil.tsx";
import { NoticeList } from "#ui/notice-list.tsx";
import styles from "./app.module.css";
import { Banners } from "./banners.tsx";
import { goTo, hashRouting } from "./hash-location.ts";
import { fetchRest, useLeisure } from "./later.ts";
import { usePlaceMemory } from "./place-memory.ts";
import { Routes } from "./routes.tsx";
import { SideNavigation } from "./side-navigation.tsx";
import { Status } from "./status.tsx";
import { TopBar } from "./top-bar.tsx";
import { useAppCommands } from "./use-app-commands.ts";
import { useDesktop } from "./use-desktop.ts";
import { useKeyboard } from "./use-keyboard.ts";
import { useSafekeeping } from "./use-safekeeping.ts";

const Overlays = lazy(async () => ({ default: (await import("./overlays.tsx")).Overlays }));

/** What lies over the screen; one at a time. */
export type Overlay = "palette" | "keys" | "about" | "addItem" | null;

/** The window around all screens. */
export function Frame({ notice }: { readonly notice: OpenNotice | null }) {
  return (
    <Router {...hashRouting}>
      <FramedScreen notice={notice} />
    </Router>
  );
}

async function receiveFiles(files: readonly File[]): Promise<void> {
  const portfolioFile = files.find((file) => file.name.toLowerCase().endsWith(".winnow"));
  if (portfolioFile !== undefined) {
    offerPortfolio({ name: portfolioFile.name, bytes: new Uint8Array(await portfolioFile.arrayBuffer()) });
    goTo("/settings?page=backup");
    return;
  }
  bringIn(files);
  goTo("/import");
}

function FramedScreen({ notice }: { readonly notice: OpenNotice | null }) {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const close = useCallback(() => setOverlay(null), []);
  const portfolioName = usePortfolio((portfolio) => settingsOf(portfolio).portfolioName);
  const commands = useAppCommands(setOverlay);
  const shown = useMemo(() => commands.filter((command) => command.section !== "This screen"), [commands]);
  const hasLeisure = useLeisure();
  const isPresenting = useIsPresenting();
  useDesktop(commands);
  useKeyboard(commands, overlay !== null);
  usePlaceMemory();
  useSafekeeping();
  useEffect(judgeAlong, []);
  useEffect(fetchRest, []);
  useEffect(() => {
    if (notice !== null) tell({ text: openedText(notice), tone: notice.rebuilt ? "warn" : "note" });
  }, [notice]);

  return (
    <div className={styles.frame} data-presenting={isPresenting ? "" : undefined}>
      <a href="#screen" className={styles.skip} onClick={skipToScreen}>
        Skip to the screen
      </a>
      {!isPresenting && <SideNavigation />}
      {!isPresenting && <TopBar onSearch={() => setOverlay("palette")} />}
      <Banners />
      <main id="screen" tabIndex={-1} className={styles.main}>
        <Routes />
      </main>
      {!isPresenting && <Status commands={shown} />}
      <Notices />
      <Suspense>
        {(hasLeisure || overlay !== null) && <Overlays overlay={overlay} onClose={close} commands={commands} />}
      </Suspense>
      <DropVeil
        text={`Drop to import into ${portfolioName}`}
        mostFiles={mostFiles}
        onFiles={(files) => void receiveFiles(files)}
      />
    </div>
  );
}

/** Judges the portfolio while the window is open; how to judge is fetched beside the screen, which needs it as well. */
function judgeAlong(): () => void {
  const judging = import("#data/judgement.ts").then(({ keepJudging }) => keepJudging());
  return () => void judging.then((stop) => stop());
}

function skipToScreen(event: { readonly preventDefault: () => void }): void {
  event.preventDefault();
  const screen = document.getElementById("screen");
  (screen?.querySelector<HTMLElement>("h1") ?? screen)?.focus();
}

function Notices() {
  const notices = useNotices();
  return <NoticeList label="Notices" notices={notices} onDismiss={withdrawNotice} />;
}
