import { type RefObject, useEffect, useMemo, useState } from "react";
import { evidenceFiles } from "#shared/exchange/proposal-csv.ts";
import { proposalDocument, type DocumentForm } from "#shared/exchange/proposal-document.ts";
import { proposalHtml } from "#shared/exchange/proposal-html.ts";
import { proposalMarkdown } from "#shared/exchange/proposal-markdown.ts";
import { counted } from "#shared/words/format.ts";
import { SegmentedControl } from "#ui/choice.tsx";
import { Disclosure } from "#ui/disclosure.tsx";
import { Row } from "#ui/layout.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { documentContext, type Exported } from "./exporting.ts";
import styles from "./proposals.module.css";

type Shown = "html" | "markdown" | "evidence";

const views = [
  { value: "html", label: "HTML" },
  { value: "markdown", label: "Markdown" },
  { value: "evidence", label: "Evidence" },
] as const;
const forms = [
  { value: "short", label: "Short" },
  { value: "long", label: "Long" },
] as const;

type PreviewProps = Omit<Exported, "form"> & {
  readonly form: DocumentForm;
  readonly onForm: (form: DocumentForm) => void;
  /** The section that is being written: an edit shows the document there, not from its beginning. */
  readonly section: RefObject<number | null>;
};

/** The document as it will be exported, beside the fields that fill it. */
export function Preview({ proposal, figures, form, onForm, section }: PreviewProps) {
  const [shown, setShown] = useState<Shown>("html");
  const document = useMemo(() => proposalDocument(proposal, figures, documentContext(form)), [proposal, figures, form]);
  return (
    <div className={styles.preview}>
      <div className={styles.previewHead}>
        <h2>Preview</h2>
        <Row>
          <SegmentedControl label="Form" options={forms} value={form} onChange={onForm} />
          <SegmentedControl label="Preview as" options={views} value={shown} onChange={setShown} />
        </Row>
      </div>
      {shown === "html" && <Page document={document} section={section} />}
      {shown === "markdown" && (
        // A text that scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={styles.plain} tabIndex={0} aria-label="Document as Markdown">
          {proposalMarkdown(document)}
        </pre>
      )}
      {shown === "evidence" && <Evidence document={document} />}
    </div>
  );
}

type Documented = { readonly document: ReturnType<typeof proposalDocument> };

type Sheet = { readonly id: number; readonly html: string };

/** The document; the sheet before stays on top until the new one is painted, so that an edit does not flash. */
function Page({ document, section }: Documented & Pick<PreviewProps, "section">) {
  const [sheets, setSheets] = useState<readonly Sheet[]>([]);
  useEffect(() => {
    let wanted = true;
    void proposalHtml(document, section.current).then((html) => {
      if (wanted) setSheets((before) => [...before.slice(0, 1), { id: (before.at(-1)?.id ?? 0) + 1, html }]);
    });
    return () => {
      wanted = false;
    };
  }, [document, section]);
  if (sheets.length === 0) return <Skeleton label="Writing the document" rows={12} />;
  return (
    <div className={styles.sheets}>
      {sheets.map(({ id, html }, n) => (
        <iframe
          key={id}
          className={styles.page}
          title="Document as HTML"
          sandbox=""
          srcDoc={html}
          inert={n > 0}
          onLoad={() => setSheets((shown) => shown.filter((sheet) => sheet.id >= id))}
        />
      ))}
    </div>
  );
}

function Evidence({ document }: Documented) {
  return (
    <div className={styles.evidence}>
      {evidenceFiles(document).map(({ name, text }, n) => (
        <Disclosure key={name} title={name} note={counted(document.evidence[n]?.rows.length ?? 0, "row")}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a text that scrolls must be reachable by keyboard */}
          <pre className={styles.plain} tabIndex={0} aria-label={name}>
            {text}
          </pre>
        </Disclosure>
      ))}
    </div>
  );
}
