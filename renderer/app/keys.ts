/** Whether this machine writes Command where others write Ctrl. */
export function isMac(platform: string): boolean {
  return platform === "darwin" || platform.startsWith("Mac");
}

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/**
 * The keys of an event as a command writes them: "Ctrl+Shift+S", "Alt+Left", "?". Ctrl stands for Command on a Mac. Where
 * the layout is not Latin, and for digits pressed with Shift, the place of the key on the board counts.
 */
export function pressedKeys(event: Pressed, mac: boolean): string {
  const control = mac ? event.metaKey : event.ctrlKey;
  const key = keyName(event, control);
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase() && !/\d/.test(key);
  return [control && "Ctrl", event.altKey && "Alt", event.shiftKey && !isSign && "Shift", key]
    .filter((part) => part !== false)
    .join("+");
}

function keyName(event: Pressed, control: boolean): string {
  const { key, code } = event;
  if (key.startsWith("Arrow")) return key.slice("Arrow".length);
  if ((control || event.altKey) && event.shiftKey && /^Digit\d$/.test(code)) return code.slice("Digit".length);
  if ((control || event.altKey) && /^Key[A-Z]$/.test(code) && !/^[a-z]$/i.test(key)) return code.slice("Key".length);
  return key.length === 1 ? key.toUpperCase() : key;
}

/** Whether keys are a single character, which may be switched off and never acts where text is written. */
export function isSingleKey(keys: string): boolean {
  return keys.length === 1;
}

/** Whether typing at an element writes text there. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit|file|range|color)$/.test(target.type);
}

const macSigns: Readonly<Record<string, string>> = { Ctrl: "⌘", Alt: "⌥", Shift: "⇧" };

/** Keys as this machine's keyboard shows them. */
export function shownKeys(keys: string, mac: boolean): string {
  return keys
    .split("+")
    .map((key) => (mac ? (macSigns[key] ?? key) : key))
    .join("+");
}
