import type { ChartConfiguration } from "chart.js";
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { type ChartLook, readLook } from "./chart-look.ts";
import styles from "./chart.module.css";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import { ChartColumn, Table2 } from "./icons.ts";
import { Hidden } from "./layout.tsx";
import { useRootLook } from "./root-look.ts";
import type { Column } from "./table-lines.ts";
import { Table } from "./table.tsx";

export type ChartFrame = {
  readonly question: string;
  readonly answer: string;
  readonly note?: ReactNode;
  readonly height?: number | undefined;
};

export type LegendEntry = {
  readonly id: string;
  readonly label: string;
  readonly color: string;
  readonly shape: "line" | "dashed" | "square" | "dot" | "hollow" | "hatch";
  readonly isStill?: boolean | undefined;
};

export type ChartRow = { readonly id: string };

type ChartFigureProps<Row extends ChartRow> = ChartFrame & {
  readonly legend: readonly LegendEntry[];
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly draw: (look: ChartLook, hidden: ReadonlySet<string>) => ChartConfiguration;
  // The picture is drawn again when this text changes, whatever the identity of the values.
  readonly signature: string;
  readonly onOpen?: ((id: string) => void) | undefined;
};

const nothingHidden: ReadonlySet<string> = new Set();

export function ChartFigure<Row extends ChartRow>(props: ChartFigureProps<Row>) {
  const { question, answer, note, height = 280, legend, rows, columns, onOpen } = props;
  const [isTable, setIsTable] = useState(false);
  const [hidden, setHidden] = useState(nothingHidden);
  const titleId = useId();
  const answerId = useId();

  const onKeyDown = (event: KeyboardEvent) => {
    const isCommanded = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key.toLowerCase() !== "t" || isCommanded || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    setIsTable(!isTable);
  };
  const toggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setHidden(next);
  };

  return (
    // The key T works wherever the focus is inside the figure; its buttons and rows are what takes the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <figure className={styles.figure} aria-labelledby={titleId} aria-describedby={answerId} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <figcaption>
          <div id={titleId} className={styles.question}>
            {question}
          </div>
          <p id={answerId} className={styles.answer}>
            {answer}
          </p>
        </figcaption>
        <Button
          size="small"
          variant="quiet"
          icon={isTable ? ChartColumn : Table2}
          keyHint="T"
          onPress={() => setIsTable(!isTable)}
        >
          {isTable ? controlWords.showChart : controlWords.showTable}
          <Hidden>{question}</Hidden>
        </Button>
      </div>
      {isTable ? (
        <Table
          caption={question}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.id}
          empty={null}
          height={Math.max(height, 240)}
          onActivate={onOpen && ((row) => onOpen(row.id))}
        />
      ) : (
        <>
          <Legend legend={legend} hidden={hidden} onToggle={toggle} />
          <Picture {...props} height={height} hidden={hidden} />
        </>
      )}
      {note !== undefined && <div className={styles.note}>{note}</div>}
    </figure>
  );
}

type PictureProps<Row extends ChartRow> = ChartFigureProps<Row> & {
  readonly height: number;
  readonly hidden: ReadonlySet<string>;
};

function Picture<Row extends ChartRow>({ question, answer, height, draw, signature, hidden }: PictureProps<Row>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const look = useRootLook();
  const [failure, setFailure] = useState<unknown>(null);
  const latest = useRef(draw);
  useEffect(() => {
    latest.current = draw;
  });

  useEffect(() => {
    const target = canvas.current;
    if (target === null || target.getContext("2d") === null) return undefined;
    let chart: { readonly destroy: () => void } | null = null;
    let isGone = false;
    import("./chart-engine.ts")
      .then(({ drawChart }) => {
        if (isGone || target.parentElement === null) return;
        chart = drawChart(target, latest.current(readLook(target.parentElement), hidden));
      })
      .catch(setFailure);
    return () => {
      isGone = true;
      chart?.destroy();
    };
    // The values are read through a reference: the signature and the look of the window say when they differ.
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies
  }, [signature, hidden, look]);

  if (failure !== null) throw failure;
  return (
    <div className={styles.picture} style={{ height }}>
      {/* A picture that is drawn has no image element. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <canvas ref={canvas} role="img" aria-label={`${question} ${answer}`} />
    </div>
  );
}

type LegendProps = {
  readonly legend: readonly LegendEntry[];
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
};

function Legend({ legend, hidden, onToggle }: LegendProps) {
  if (legend.length === 0) return null;
  return (
    <div className={styles.legend}>
      {legend.map(({ id, label, color, shape, isStill = false }) => {
        const swatch = (
          <span className={styles.swatch} data-shape={shape} style={{ "--swatch": color } as CSSProperties} />
        );
        return isStill ? (
          <span key={id} className={classNames(styles.entry, styles.still)}>
            {swatch}
            {label}
          </span>
        ) : (
          <button
            key={id}
            type="button"
            className={styles.entry}
            aria-pressed={!hidden.has(id)}
            onClick={() => onToggle(id)}
          >
            {swatch}
            {label}
          </button>
        );
      })}
    </div>
  );
}
