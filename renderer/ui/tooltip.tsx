import { type ReactElement, type RefObject, useContext, useLayoutEffect, useRef } from "react";
import { TooltipContext, TooltipTrigger, TooltipTriggerStateContext, useSlottedContext } from "react-aria-components";
import { KeyHint } from "./key-hint.tsx";
import styles from "./popover.module.css";

type BubbleProps = { readonly text: string; readonly keyHint?: string | undefined };

type TooltipProps = BubbleProps & { readonly children: ReactElement };

/** The context also carries the id by which the trigger is described; React Aria's type leaves it out. */
type Described = { readonly id?: string; readonly triggerRef?: RefObject<Element | null> };

const gap = 6;

export function Tooltip({ children, ...bubble }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={150}>
      {children}
      <Bubble {...bubble} />
    </TooltipTrigger>
  );
}

/** Above its trigger, or below where there is no room, and never beyond the edge of the window. */
function placeBeside(bubble: HTMLElement, trigger: Element): void {
  const { left, top, bottom, width } = trigger.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = bubble;
  const above = top - offsetHeight - gap;
  const wanted = left + (width - offsetWidth) / 2;
  const most = document.documentElement.clientWidth - offsetWidth - gap;
  bubble.style.left = `${Math.max(gap, Math.min(wanted, most))}px`;
  bubble.style.top = `${above >= gap ? above : bottom + gap}px`;
}

// React Aria says when it is open; its own bubble would bring all that places menus and dialogs into the first picture.
function Bubble({ text, keyHint }: BubbleProps) {
  const state = useContext(TooltipTriggerStateContext);
  const { id, triggerRef }: Described = useSlottedContext(TooltipContext) ?? {};
  const bubble = useRef<HTMLDivElement>(null);
  const isOpen = state?.isOpen === true;
  useLayoutEffect(() => {
    const trigger = triggerRef?.current;
    if (!isOpen || bubble.current === null || trigger === null || trigger === undefined) return;
    bubble.current.showPopover?.();
    placeBeside(bubble.current, trigger);
  }, [isOpen, triggerRef]);
  if (!isOpen) return null;
  return (
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      popover="manual"
      className={styles.tooltip}
      onPointerEnter={() => state.open(true)}
      onPointerLeave={() => state.close()}
    >
      {text}
      {keyHint !== undefined && <KeyHint keys={keyHint} isPlain />}
    </div>
  );
}
