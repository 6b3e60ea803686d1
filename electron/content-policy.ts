import { createHash } from "node:crypto";

// What React Aria puts into the head when something can first be pressed; a test compares it with the library's source.
export const reactAriaStyle = `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`;

/** The content security policy of the window: its own files, and the styles known by their hashes. */
export function windowPolicy(styles: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src ${["'self'", ...styles.map(hashSource)].join(" ")}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** The policy of a document for printing: its own style tags and images within it, no script, no request. */
export function documentPolicy(html: string): string {
  const styles = stylesIn(html).map(hashSource);
  return [
    "sandbox allow-same-origin allow-modals",
    "default-src 'none'",
    `style-src ${styles.length > 0 ? styles.join(" ") : "'none'"}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The texts of all style tags of a page. */
export function stylesIn(html: string): readonly string[] {
  return Array.from(html.matchAll(/<style[^>]*>([^]*?)<\/style>/gi), ([, text]) => text ?? "");
}

function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
