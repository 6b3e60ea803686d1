import type { Look } from "#data/import-worker-messages.ts";
import { Badge } from "#ui/badge.tsx";
import styles from "./read.module.css";

type RawLinesProps = { readonly look: Look; readonly skipLines: number | null };

/** The first lines of a file as they stand in it, with their numbers; the header and what lies above it are marked. */
export function RawLines({ look, skipLines }: RawLinesProps) {
  const offset = /^sep=.$/i.test(look.lines[0]?.text ?? "") ? 1 : 0;
  const headerLine = skipLines === null ? 0 : skipLines + offset + 1;
  return (
    <div className={styles.raw}>
      <h2>First lines</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must take the focus */}
      <section className={styles.rawBox} tabIndex={0} aria-label="Lines as they stand in the file">
        <table>
          <tbody>
            {look.lines.map(({ line, text }) => (
              <tr key={line} data-line={line === headerLine ? "header" : line < headerLine ? "skipped" : undefined}>
                <th scope="row">{line}</th>
                <td>
                  {text === "" ? " " : text}
                  {line === headerLine && <Badge>Header</Badge>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
