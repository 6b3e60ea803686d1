import type { CSSProperties, ReactNode } from "react";
import { Toolbar as ToolGroup } from "react-aria-components";
import { classNames } from "./class-names.ts";
import styles from "./layout.module.css";

type ScreenProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly above?: ReactNode;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly toolbar?: ReactNode;
  readonly isFilled?: boolean | undefined;
};

// A filled screen gives its whole height to one child (a table, a board) that scrolls by itself.
export function Screen({ title, children, above, subtitle, actions, toolbar, isFilled = false }: ScreenProps) {
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        {above}
        <div className={styles.headline}>
          <div className={styles.titles}>
            <h1 tabIndex={-1} title={title.length > 80 ? title : undefined}>
              {title}
            </h1>
            {subtitle !== undefined && <p className={styles.subtitle}>{subtitle}</p>}
          </div>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </div>
        {toolbar}
      </header>
      <div className={classNames(styles.body, isFilled && styles.filled)}>
        {isFilled ? children : <div className={styles.flow}>{children}</div>}
      </div>
    </div>
  );
}

type PanelProps = {
  readonly children: ReactNode;
  readonly title?: string | undefined;
  readonly actions?: ReactNode;
  readonly level?: 2 | 3 | undefined;
};

export function Panel({ children, title, actions, level = 2 }: PanelProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={styles.panel} aria-label={title}>
      {title !== undefined && (
        <div className={styles.panelHead}>
          <Heading>{title}</Heading>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

export function Toolbar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ToolGroup aria-label={label} className={classNames(styles.toolbar)}>
      {children}
    </ToolGroup>
  );
}

type Gap = 1 | 2 | 3 | 4 | 6;

export function Stack({ children, gap = 3 }: { readonly children: ReactNode; readonly gap?: Gap | undefined }) {
  return (
    <div className={styles.stack} data-gap={gap}>
      {children}
    </div>
  );
}

type RowProps = {
  readonly children: ReactNode;
  readonly gap?: Gap | undefined;
  readonly isSpread?: boolean | undefined;
};

export function Row({ children, gap = 2, isSpread = false }: RowProps) {
  return (
    <div className={classNames(styles.row, isSpread && styles.spread)} data-gap={gap}>
      {children}
    </div>
  );
}

export function Columns({ children, min = 320 }: { readonly children: ReactNode; readonly min?: number | undefined }) {
  return (
    <div className={styles.columns} style={{ "--column-min": `${min}px` } as CSSProperties}>
      {children}
    </div>
  );
}

type Fact = { readonly term: string; readonly value: ReactNode };

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.flatMap(({ term, value }) => [<dt key={term}>{term}</dt>, <dd key={`${term} value`}>{value}</dd>])}
    </dl>
  );
}

export function Muted({ children }: { readonly children: ReactNode }) {
  return <span className={styles.muted}>{children}</span>;
}

export function Hidden({ children }: { readonly children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}
