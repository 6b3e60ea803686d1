import { useEffect, useRef } from "react";

const forgotten = 5000;

// What is said replaces what was about to be said, and is forgotten after a while, so that it is not read out again.
export function useSaying() {
  const region = useRef<HTMLOutputElement>(null);
  const timers = useRef<readonly ReturnType<typeof setTimeout>[]>([]);
  const say = (text: string, delay = 0) => {
    for (const timer of timers.current) clearTimeout(timer);
    const put = (words: string) => {
      if (region.current !== null) region.current.textContent = words;
    };
    timers.current = [setTimeout(() => put(text), delay), setTimeout(() => put(""), delay + forgotten)];
  };
  useEffect(() => () => timers.current.forEach(clearTimeout), []);
  return { region, say };
}
