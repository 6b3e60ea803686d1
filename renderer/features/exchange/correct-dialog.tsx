import { useEffect, useMemo, useState } from "react";
import { correctRow, recordOfRow } from "#data/importing-repair.ts";
import { useImporting } from "#data/importing-state.ts";
import type { Stop } from "#shared/domain/import-rows.ts";
import { lineFirst } from "#shared/exchange/intake.ts";
import type { TableRecord } from "#shared/exchange/records.ts";
import { importFieldWord } from "#shared/words/import-fields.ts";
import { correctionNote, everywhereText } from "#shared/words/import-repair.ts";
import { whyStopped } from "#shared/words/import-rows.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Checkbox } from "#ui/choice.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Disclosure } from "#ui/disclosure.tsx";
import { Muted, Stack } from "#ui/layout.tsx";
import { TextField } from "#ui/text-field.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { cellsToCorrect, type CellToCorrect } from "./matching.ts";

type CorrectDialogProps = { readonly stop: Stop; readonly onClose: () => void };

/** Corrects the cells of one stopped row, or leaves the row out. */
export function CorrectDialog({ stop, onClose }: CorrectDialogProps) {
  const [record, setRecord] = useState<TableRecord | null>(null);
  useEffect(() => {
    void recordOfRow(stop.row).then((found) => (found === null ? onClose() : setRecord(found)));
  }, [stop.row, onClose]);
  if (record === null) {
    return (
      <Dialog title={lineFirst(stop)} isOpen onClose={onClose} actions={<Button onPress={onClose}>Cancel</Button>}>
        <Skeleton label="Reading the row" rows={3} />
      </Dialog>
    );
  }
  return <CorrectRecord stop={stop} record={record} onClose={onClose} />;
}

function CorrectRecord({ stop, record, onClose }: CorrectDialogProps & { readonly record: TableRecord }) {
  const reading = useImporting((importing) => importing.reading);
  const [cells, setCells] = useState<readonly string[]>(() => record.header.map((_, at) => record.cells[at] ?? ""));
  const [isEverywhere, setIsEverywhere] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const { wrong, matched, others } = useMemo(
    () => cellsToCorrect(record.header, reading, stop.column),
    [record.header, reading, stop.column],
  );
  const found = wrong === null ? "" : (record.cells[wrong.at] ?? "");
  const mayBeEverywhere = wrong !== null && wrong.field !== null && found.trim() !== "";
  const correct = (corrected: readonly string[] | null) => {
    const meant = wrong === null ? "" : (cells[wrong.at] ?? "");
    const field = wrong?.field ?? null;
    const isSaid = corrected !== null && isEverywhere && field !== null && mayBeEverywhere;
    onClose();
    void correctRow({ row: stop.row, cells: corrected, everywhere: isSaid ? { field, found, meant } : null });
  };
  const fieldFor = (cell: CellToCorrect, takesFocus: boolean) => (
    <CellField
      key={cell.at}
      cell={cell}
      value={cells[cell.at] ?? ""}
      takesFocus={takesFocus}
      onChange={(text) => setCells(cells.with(cell.at, text))}
    />
  );
  return (
    <Dialog
      title={`Correct ${lineFirst(stop).replace(/^Line/, "line")}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button onPress={() => correct(null)}>Leave this row out</Button>
          <Button variant="primary" onPress={() => correct(cells)}>
            Correct the row
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        <Banner tone="bad">{whyStopped(stop)}</Banner>
        {wrong !== null && fieldFor(wrong, true)}
        {mayBeEverywhere && (
          <Checkbox isSelected={isEverywhere} onChange={setIsEverywhere}>
            {everywhereText(wrong.column, found)}
          </Checkbox>
        )}
        {matched.map((cell, at) => fieldFor(cell, wrong === null && at === 0))}
        {others.length > 0 && (
          <Disclosure title="Other columns" note={String(others.length)} isOpen={isOpen} onToggle={setIsOpen}>
            {isOpen && <Stack gap={3}>{others.map((cell) => fieldFor(cell, false))}</Stack>}
          </Disclosure>
        )}
        <Muted>{correctionNote}</Muted>
      </Stack>
    </Dialog>
  );
}

type CellFieldProps = {
  readonly cell: CellToCorrect;
  readonly value: string;
  readonly takesFocus: boolean;
  readonly onChange: (text: string) => void;
};

function CellField({ cell: { column, field }, value, takesFocus, onChange }: CellFieldProps) {
  const format = useImporting((importing) => importing.reading?.format ?? "products");
  const word = field === null ? null : importFieldWord(format, field);
  const isSame = word?.toLowerCase() === column.toLowerCase();
  const label = word === null ? column : isSame ? word : `${word} (${column})`;
  return <TextField label={label} value={value} onChange={onChange} takesFocus={takesFocus} />;
}
