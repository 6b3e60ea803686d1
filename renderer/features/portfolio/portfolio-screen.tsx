import { useMemo, useRef, useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { exportOwnCsv } from "#data/csv-export.ts";
import { useJudgement } from "#data/judgement.ts";
import { useIsFixed, useIsRead, usePortfolio } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { countOf } from "#shared/domain/shelves.ts";
import { longMonth, monthSpan } from "#shared/words/format.ts";
import { ownExports } from "#shared/words/product.ts";
import { Button } from "#ui/button.tsx";
import { Download, Plus, Users } from "#ui/icons.ts";
import { Screen } from "#ui/layout.tsx";
import { MenuButton } from "#ui/menu.tsx";
import { AddProductDialog } from "./add-product-dialog.tsx";
import { NoProducts } from "./no-products.tsx";
import { PortfolioBody } from "./portfolio-body.tsx";
import { PortfolioOutline } from "./portfolio-outline.tsx";
import { TeamsDialog } from "./teams-dialog.tsx";

type Opened = "add" | "teams" | null;

/** Every product and service with what it costs, earns and how much of it is used. */
export function PortfolioScreen() {
  const isFixed = useIsFixed();
  const name = usePortfolio((portfolio) => settingsOf(portfolio).portfolioName);
  const count = usePortfolio((portfolio) => countOf(portfolio.products));
  const overview = useJudgement((judgement) => judgement.overview);
  const isRead = useIsRead();
  const isReady = isRead && (count === 0 || overview.lines.length > 0);
  const [, navigate] = useLocation();
  const { opened, open, close } = useOpened();
  const search = useRef<HTMLInputElement>(null);
  const commands = useMemo(
    () => [
      { id: "portfolio.add", label: "Add product", keys: "Ctrl+N", isDisabled: isFixed, run: () => open("add") },
      { id: "portfolio.teams", label: "Teams", run: () => open("teams") },
      { id: "portfolio.filter", label: "Filter products", keys: "/", run: () => search.current?.focus() },
    ],
    [open, isFixed],
  );
  useScreenCommands(commands);

  const { window, asOf } = overview;
  return (
    <Screen
      title={name}
      subtitle={isReady ? `As of ${longMonth(asOf)} · money over ${monthSpan(window.from, window.to)}` : "Reading…"}
      actions={
        <>
          {count > 0 && (
            <MenuButton
              label="Export CSV"
              icon={Download}
              entries={ownExports.map(({ kind, label }) => ({
                id: kind,
                label: `${label} of all products`,
                onAction: () => void exportOwnCsv(kind, null),
              }))}
            />
          )}
          <Button icon={Users} onPress={() => open("teams")}>
            Teams…
          </Button>
          <Button variant="primary" icon={Plus} isDisabled={isFixed} onPress={() => open("add")}>
            Add product
          </Button>
        </>
      }
    >
      {!isReady && <PortfolioOutline />}
      {isReady && count === 0 && <NoProducts onAdd={() => open("add")} />}
      {isReady && count > 0 && <PortfolioBody searchRef={search} />}
      {opened === "add" && (
        <AddProductDialog onClose={close} onAdded={(id) => navigate(`/product/${encodeURIComponent(id)}`)} />
      )}
      {opened === "teams" && <TeamsDialog onClose={close} />}
    </Screen>
  );
}

/** Which dialog is open; `?open=teams` in the address opens one, as other screens ask for it. */
function useOpened() {
  const [parameters, setParameters] = useSearchParams();
  const [own, setOwn] = useState<Opened>(null);
  const asked = parameters.get("open");
  const opened: Opened = asked === "teams" || asked === "add" ? asked : own;
  const close = () => {
    setOwn(null);
    if (asked !== null) setParameters({}, { replace: true });
  };
  return { opened, open: setOwn, close };
}
