import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { IconButton } from "./button.tsx";
import styles from "./frame.module.css";
import { X } from "./icons.ts";

type SplitViewProps = {
  readonly children: ReactNode;
  /** Nothing beside the rest where there is none. */
  readonly pane: ReactNode;
  readonly paneLabel: string;
  readonly paneWidth: number;
  readonly onPaneWidth: (width: number) => void;
  readonly resizeLabel: string;
  readonly minWidth?: number | undefined;
  readonly maxWidth?: number | undefined;
};

const fineStep = 16;
const coarseStep = 64;

export function SplitView(props: SplitViewProps) {
  const { children, pane, paneLabel, paneWidth, onPaneWidth, resizeLabel, minWidth = 280, maxWidth = 720 } = props;
  const frame = useRef<HTMLDivElement>(null);
  const isOpen = pane !== null && pane !== undefined && pane !== false;
  const width = Math.round(Math.min(maxWidth, Math.max(minWidth, paneWidth)));
  const resize = (next: number) => {
    const clamped = Math.round(Math.min(maxWidth, Math.max(minWidth, next)));
    if (clamped !== width) onPaneWidth(clamped);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? coarseStep : fineStep;
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: width + step,
      ArrowRight: width - step,
      Home: minWidth,
      End: maxWidth,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    resize(target);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const edge = frame.current?.getBoundingClientRect().right ?? 0;
    resize(edge - event.clientX);
  };

  return (
    <div
      ref={frame}
      className={styles.split}
      data-open={isOpen ? "" : undefined}
      style={{ "--pane-width": `${width}px` } as CSSProperties}
    >
      <div className={styles.main}>{children}</div>
      {isOpen && (
        <aside aria-label={paneLabel} className={styles.side}>
          {/* A separator that takes the focus is a window splitter. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <hr
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            aria-orientation="vertical"
            aria-label={resizeLabel}
            aria-valuenow={width}
            aria-valuemin={minWidth}
            aria-valuemax={maxWidth}
            className={styles.divider}
            onKeyDown={onKeyDown}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={onPointerMove}
          />
          <div className={styles.pane}>{pane}</div>
        </aside>
      )}
    </div>
  );
}

type InspectorProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly closeLabel: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
};

export function Inspector({ title, onClose, closeLabel, children, actions }: InspectorProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Escape" || event.isDefaultPrevented()) return;
    event.preventDefault();
    // What is being written is kept: fields save when they are left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    onClose();
  };
  return (
    // Escape is heard from whatever within has the focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.inspector} onKeyDown={onKeyDown}>
      <div className={styles.inspectorHead}>
        <h2>{title}</h2>
        {actions}
        <IconButton size="small" label={closeLabel} icon={X} onPress={onClose} />
      </div>
      <div className={styles.inspectorBody}>{children}</div>
    </div>
  );
}
