import { useState } from "react";
import { desktop } from "#data/desktop.ts";
import { currentState, usePortfolioState } from "#data/portfolio.ts";
import { errorDetails, errorText, whereaboutsText } from "#shared/words/errors.ts";
import { Button } from "#ui/button.tsx";
import { Copy, Download, FolderOpen, RefreshCw } from "#ui/icons.ts";
import { Row } from "#ui/layout.tsx";
import { exportPortfolio } from "#data/portfolio-export.ts";
import { GatePage } from "./gate-page.tsx";
import { goTo } from "./hash-location.ts";

type ErrorScreenProps = { readonly error: unknown; readonly isScreen: boolean; readonly onReload: () => void };

/** What is shown in place of a screen that broke: the message, what is safe, and the ways on. */
export function ErrorScreen({ error, isScreen, onReload }: ErrorScreenProps) {
  const saving = usePortfolioState((state) => state.saving);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const about = await desktop.about();
    const { saving: saved, envelopes } = currentState();
    const details = errorDetails(error, { about: about.ok ? about.value : null, place: window.location.hash });
    await navigator.clipboard.writeText(`${details}\n${saved.state}, ${envelopes.length} entries`);
    setCopied(true);
  };
  return (
    <GatePage title={isScreen ? "Something broke on this screen." : "Something broke."} isInside={isScreen}>
      <p>{errorText(error)}</p>
      <p>{whereaboutsText(saving)}</p>
      <Row>
        <Button variant="primary" icon={RefreshCw} onPress={isScreen ? onReload : () => window.location.reload()}>
          {isScreen ? "Reload screen" : "Reload"}
        </Button>
        <Button icon={Copy} onPress={() => void copy()}>
          {copied ? "Copied" : "Copy details"}
        </Button>
        {saving.state === "notSaved" && (
          <Button icon={Download} onPress={() => void exportPortfolio()}>
            Export now
          </Button>
        )}
        <Button
          icon={FolderOpen}
          onPress={() => {
            goTo("/settings?page=backup");
            onReload();
          }}
        >
          Open a snapshot
        </Button>
      </Row>
    </GatePage>
  );
}
