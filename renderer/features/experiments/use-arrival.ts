import { type RefObject, useEffect, useRef } from "react";

/** Moves the focus to an element once what it shows became something else; not when it is shown first. */
export function useArrival<Element extends HTMLElement>(what: string | number | null): RefObject<Element | null> {
  const place = useRef<Element>(null);
  const shown = useRef(what);
  useEffect(() => {
    if (shown.current === what) return;
    shown.current = what;
    place.current?.focus();
  }, [what]);
  return place;
}
