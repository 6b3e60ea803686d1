import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { addLines } from "#shared/domain/backlog-commands.ts";
import { linesOf } from "#shared/domain/backlog-lines.ts";
import { linesFound, pasteWords } from "#shared/words/backlog.ts";
import { problemText } from "#shared/words/frame.ts";
import { ComboBox } from "#ui/combo-box.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { Muted } from "#ui/layout.tsx";
import { TextArea } from "#ui/text-field.tsx";
import { useProductOptions } from "./quick-add.tsx";

type PasteLinesProps = { readonly productId: string | null; readonly onClose: () => void };

/** Makes an idea of every pasted line, after saying how many there are. */
export function PasteLines({ productId, onClose }: PasteLinesProps) {
  const products = useProductOptions();
  const [home, setHome] = useState(productId);
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const titles = linesOf(text);
  const add = () => {
    if (home === null) return setRefused(pasteWords.needsProduct);
    const added = commitAndTell(addLines(home, text));
    if (added.ok) onClose();
    else setRefused(problemText(added.problem));
  };
  return (
    <FormDialog
      title="Paste items, one a line"
      description={pasteWords.meaning}
      submitLabel={linesFound(titles.length)}
      onSubmit={add}
      onClose={onClose}
      refused={refused}
    >
      <ComboBox label="Product" options={products} value={home} onChange={setHome} isRequired />
      <TextArea label="Lines" rows={10} value={text} onChange={setText} isRequired takesFocus />
      <output>
        <Muted>
          {titles.length === 0
            ? pasteWords.none
            : `${linesFound(titles.length)}: ${titles.slice(0, 3).join(" · ")}${titles.length > 3 ? " …" : ""}`}
        </Muted>
      </output>
    </FormDialog>
  );
}
