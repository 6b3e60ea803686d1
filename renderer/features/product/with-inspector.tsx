import type { ReactNode } from "react";
import { remember, useSession } from "#data/session.ts";
import { Inspector, SplitView } from "#ui/split-view.tsx";
import styles from "./product.module.css";

/** What lies beside a tab when something on it is opened. */
export type Beside = { readonly title: string; readonly body: ReactNode; readonly actions?: ReactNode };

type WithInspectorProps = {
  readonly children: ReactNode;
  readonly beside: Beside | null;
  readonly onClose: () => void;
};

/** A tab that scrolls by itself, with an inspector on its right. */
export function WithInspector({ children, beside, onClose }: WithInspectorProps) {
  const width = useSession((session) => session.inspectorWidth);
  return (
    <SplitView
      paneLabel="Inspector"
      resizeLabel="Width of the inspector"
      paneWidth={width}
      onPaneWidth={(inspectorWidth) => remember({ inspectorWidth })}
      pane={
        beside && (
          <Inspector title={beside.title} onClose={onClose} closeLabel="Close the inspector" actions={beside.actions}>
            {beside.body}
          </Inspector>
        )
      }
    >
      <div className={styles.tab}>{children}</div>
    </SplitView>
  );
}
