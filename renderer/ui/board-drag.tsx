import {
  DndContext,
  KeyboardSensor,
  type KeyboardCoordinateGetter,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import { type DraggingProps, type DropTarget, useDragging } from "./board-dragging.ts";
import styles from "./board.module.css";
import { GripVertical } from "./icons.ts";
import layoutStyles from "./layout.module.css";

const mouseOptions = { activationConstraint: { distance: 4 } };
const touchOptions = { activationConstraint: { delay: 220, tolerance: 8 } };
const keyboardCodes = { start: ["Space"], cancel: ["Escape", "Tab"], end: ["Space", "Enter"] };
const noCollisions = () => [];
// Its own announcements are overwritten before anyone can hear them.
const nothing = () => undefined;
const silent = { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing };

function useHolds(step: KeyboardCoordinateGetter) {
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  const keyboardOptions = useMemo(
    () => ({
      keyboardCodes,
      coordinateGetter: (...asked: Parameters<KeyboardCoordinateGetter>) => latest.current(...asked),
    }),
    [],
  );
  return useSensors(
    useSensor(MouseSensor, mouseOptions),
    useSensor(TouchSensor, touchOptions),
    useSensor(KeyboardSensor, keyboardOptions),
  );
}

type DragAreaProps = DraggingProps & {
  readonly children: ReactNode;
  readonly reveal: (key: string) => void;
  readonly focus: (key: string) => void;
};

// Lanes and cards are found by their attributes: data-lane on what holds the cards, data-card on each of them.
export function DragArea(props: DragAreaProps) {
  const { children, textOf, words, targets = [] } = props;
  const { area, line, carried, region, lift, start, step, finish } = useDragging(props);
  const sensors = useHolds(step);
  const isCarried = lift !== null && !lift.isByKeyboard;

  // While something is held, only the keys that move it mean anything.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (lift !== null && (lift.isByKeyboard || event.key === "Escape")) event.preventDefault();
  };

  return (
    <DndContext
      sensors={sensors}
      autoScroll={false}
      collisionDetection={noCollisions}
      accessibility={{
        announcements: silent,
        restoreFocus: false,
        screenReaderInstructions: { draggable: words.instructions },
      }}
      onDragStart={start}
      onDragEnd={() => finish(true)}
      onDragCancel={() => finish(false)}
    >
      <div
        ref={area}
        className={styles.area}
        data-held={lift === null ? undefined : lift.keys.length > 1 ? "several" : "one"}
        onKeyDownCapture={onKeyDownCapture}
      >
        {children}
        {isCarried && targets.length > 0 && <Targets label={words.targets} targets={targets} />}
        <div ref={line} className={styles.line} aria-hidden />
        {isCarried && (
          <div ref={carried} className={styles.carried} data-carried>
            <span>{textOf(lift.key)}</span>
            {lift.keys.length > 1 && <strong>{words.several(lift.keys.length)}</strong>}
          </div>
        )}
        <output ref={region} className={layoutStyles.hidden} />
      </div>
    </DndContext>
  );
}

function Targets({ label, targets }: { readonly label: string; readonly targets: readonly DropTarget[] }) {
  return (
    <div className={styles.targets} data-scrolls="across">
      <p>{label}</p>
      <ul>
        {targets.map(({ id, label: name }) => (
          <li key={id} data-drop={id}>
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Makes an element a card that can be lifted; its handle takes the keyboard. */
export function useCard(key: string, isFixed = false) {
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: key,
    disabled: isFixed,
  });
  const handle = { ref: setActivatorNodeRef, "aria-describedby": attributes["aria-describedby"] };
  return { ref: setNodeRef, listeners, handle, isHeld: isDragging };
}

type HandleProps = {
  readonly label: string;
  readonly isTabStop: boolean;
  readonly handle: ReturnType<typeof useCard>["handle"];
};

// A click opens the menu of the card: what can be dragged can also be sent.
function openMenu(event: MouseEvent<HTMLElement>): void {
  const { right, bottom } = event.currentTarget.getBoundingClientRect();
  const at = { clientX: right, clientY: bottom };
  event.currentTarget.dispatchEvent(
    new globalThis.MouseEvent("contextmenu", { ...at, bubbles: true, cancelable: true }),
  );
}

export function Handle({ label, isTabStop, handle }: HandleProps) {
  return (
    <button
      type="button"
      data-handle
      className={styles.handle}
      aria-label={label}
      tabIndex={isTabStop ? 0 : -1}
      onClick={openMenu}
      {...handle}
    >
      <GripVertical size={14} aria-hidden />
    </button>
  );
}
