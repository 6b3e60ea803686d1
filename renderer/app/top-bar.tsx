import { clock } from "#data/clock.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { judgedAsOf } from "#shared/domain/as-of.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { judgedText } from "#shared/words/frame.ts";
import { Button, IconButton } from "#ui/button.tsx";
import { ArrowLeft, ArrowRight, Search } from "#ui/icons.ts";
import styles from "./app.module.css";
import { useHost } from "./host.ts";
import { shownKeys } from "./keys.ts";

/** What is looked at and as of when, the way back, and the door to search and commands. */
export function TopBar({ onSearch }: { readonly onSearch: () => void }) {
  const name = usePortfolio((portfolio) => settingsOf(portfolio).portfolioName);
  const asOf = usePortfolio((portfolio) => judgedAsOf(portfolio, clock.now()));
  const isChosen = usePortfolio((portfolio) => settingsOf(portfolio).asOf !== null);
  const { isMac } = useHost();
  return (
    <header data-pane="" className={styles.top}>
      <IconButton
        label="Back"
        icon={ArrowLeft}
        keyHint={shownKeys("Alt+Left", isMac)}
        onPress={() => window.history.back()}
      />
      <IconButton
        label="Forward"
        icon={ArrowRight}
        keyHint={shownKeys("Alt+Right", isMac)}
        onPress={() => window.history.forward()}
      />
      <div className={styles.scope}>
        <span className={styles.portfolioName}>{name}</span>
        <a className={styles.asOf} href="#/settings?page=general">
          {judgedText(asOf, isChosen)}
        </a>
      </div>
      <Button icon={Search} keyHint={shownKeys("Ctrl+K", isMac)} onPress={onSearch}>
        Search
      </Button>
    </header>
  );
}
