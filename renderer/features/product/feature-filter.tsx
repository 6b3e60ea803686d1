import { type Dispatch, type SetStateAction, useCallback, useMemo } from "react";
import { usageClasses } from "#shared/domain/usage-class.ts";
import { guardWords, usageClassWords } from "#shared/words/codes.ts";
import { count } from "#shared/words/format.ts";
import { Button, IconButton } from "#ui/button.tsx";
import { Download } from "#ui/icons.ts";
import { Muted, Toolbar } from "#ui/layout.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { Select } from "#ui/select.tsx";
import { anyGuard, everyFeature, hidesFeatures, noGuard, type FeatureRow, type FeatureView } from "./feature-rows.ts";
import styles from "./product.module.css";

type FeatureFilterProps = {
  readonly rows: readonly FeatureRow[];
  readonly shown: number;
  readonly view: FeatureView;
  readonly onView: Dispatch<SetStateAction<FeatureView>>;
  readonly onExport: () => void;
};

const classOptions = [
  { value: "all" as const, label: "All classes" },
  ...usageClasses.map((value) => ({ value, label: usageClassWords[value].name })),
];

/** Which features are shown: by text, class of use and guard. */
export function FeatureFilter({ rows, shown, view, onView, onExport }: FeatureFilterProps) {
  const guardOptions = useMemo(() => {
    const standing = new Set<string>(rows.flatMap(({ judged }) => judged.guards));
    return [
      { value: anyGuard, label: "Any guard or none" },
      { value: noGuard, label: "No guard" },
      ...[...standing].map((value) => ({ value, label: guardWords(value).name })),
    ];
  }, [rows]);
  const say = useCallback((part: Partial<FeatureView>) => onView((before) => ({ ...before, ...part })), [onView]);
  const sayClass = useCallback((name: FeatureView["class"]) => say({ class: name }), [say]);
  const sayGuard = useCallback((guard: string) => say({ guard }), [say]);
  return (
    <Toolbar label="Which features">
      <div className={styles.search}>
        <SearchField label="Filter features" value={view.text} onChange={(text) => say({ text })} />
      </div>
      <Select label="Class of use" isLabelHidden options={classOptions} value={view.class} onChange={sayClass} />
      <Select label="Guard" isLabelHidden options={guardOptions} value={view.guard} onChange={sayGuard} />
      {hidesFeatures(view) && (
        <Button size="small" variant="quiet" onPress={() => onView(everyFeature)}>
          Clear filter
        </Button>
      )}
      <Muted>{shown === rows.length ? count(shown) : `${count(shown)} of ${count(rows.length)}`} shown</Muted>
      <IconButton label="Export this table as CSV" icon={Download} onPress={onExport} />
    </Toolbar>
  );
}
