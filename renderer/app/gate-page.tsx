import type { ReactNode } from "react";
import { Stack } from "#ui/layout.tsx";
import styles from "./app.module.css";

type GatePageProps = { readonly title: string; readonly children: ReactNode; readonly isInside?: boolean };

/** One calm page in the middle of the window: for everything that comes before or instead of the screens. */
export function GatePage({ title, children, isInside = false }: GatePageProps) {
  const Region = isInside ? "div" : "main";
  return (
    <Region className={styles.gate} data-inside={isInside ? "" : undefined}>
      <div className={styles.gateBody}>
        <Stack gap={4}>
          <h1 tabIndex={-1}>{title}</h1>
          {children}
        </Stack>
      </div>
    </Region>
  );
}
