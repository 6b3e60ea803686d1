import type { RefObject } from "react";
import type { Team } from "#shared/domain/team.ts";
import { lifecycleStages, productKinds } from "#shared/domain/product.ts";
import { lifecycleWords, productKindWords } from "#shared/words/codes.ts";
import { flagWords, shownOf } from "#shared/words/portfolio.ts";
import { Button, IconButton } from "#ui/button.tsx";
import { Switch } from "#ui/choice.tsx";
import { Download } from "#ui/icons.ts";
import { Muted, Toolbar } from "#ui/layout.tsx";
import { SearchField } from "#ui/search-field.tsx";
import { Select } from "#ui/select.tsx";
import styles from "./portfolio.module.css";
import { anyOwner, isFiltered, nobody, wholeView, type Flag, type PortfolioView } from "./portfolio-rows.ts";

type ToolbarProps = {
  readonly view: PortfolioView;
  readonly onView: (view: PortfolioView) => void;
  readonly owners: readonly Team[];
  readonly shown: number;
  readonly all: number;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onExport: () => void;
};

const kindOptions = [
  { value: "all" as const, label: "All kinds" },
  ...productKinds.map((value) => ({ value, label: productKindWords[value] })),
];
const stageOptions = [
  { value: "all" as const, label: "All stages" },
  ...lifecycleStages.map((value) => ({ value, label: lifecycleWords[value] })),
];
const flagOptions = [
  { value: "all" as const, label: "All flags" },
  ...(Object.keys(flagWords) as Flag[]).map((value) => ({ value, label: flagWords[value].name })),
];
const groupOptions = [
  { value: "none", label: "No group" },
  { value: "owner", label: "By owner" },
  { value: "lifecycle", label: "By lifecycle" },
  { value: "kind", label: "By kind" },
] as const;

/** What of the portfolio is shown: filters, groups, and the picture. */
export function PortfolioToolbar({ view, onView, owners, shown, all, searchRef, onExport }: ToolbarProps) {
  const say = (part: Partial<PortfolioView>) => onView({ ...view, ...part });
  const ownerOptions = [
    { value: anyOwner, label: "All owners" },
    { value: nobody, label: "No owner" },
    ...owners.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Toolbar label="What is shown">
      <div className={styles.search}>
        <SearchField
          label="Filter products"
          value={view.text}
          onChange={(text) => say({ text })}
          keyHint="/"
          inputRef={searchRef}
        />
      </div>
      <Select label="Kind" isLabelHidden options={kindOptions} value={view.kind} onChange={(kind) => say({ kind })} />
      <Select
        label="Lifecycle"
        isLabelHidden
        options={stageOptions}
        value={view.lifecycle}
        onChange={(lifecycle) => say({ lifecycle })}
      />
      <Select
        label="Owner"
        isLabelHidden
        options={ownerOptions}
        value={view.owner}
        onChange={(owner) => say({ owner })}
      />
      <Select label="Flag" isLabelHidden options={flagOptions} value={view.flag} onChange={(flag) => say({ flag })} />
      <Select
        label="Group"
        isLabelHidden
        options={groupOptions}
        value={view.group}
        onChange={(group) => say({ group })}
      />
      <Switch isSelected={view.hasPicture} onChange={(hasPicture) => say({ hasPicture })}>
        Picture
      </Switch>
      {isFiltered(view) && (
        <Button
          size="small"
          variant="quiet"
          onPress={() => onView({ ...wholeView, group: view.group, hasPicture: view.hasPicture })}
        >
          Clear filter
        </Button>
      )}
      <Muted>{shownOf(shown, all)}</Muted>
      <IconButton label="Export this table as CSV" icon={Download} onPress={onExport} />
    </Toolbar>
  );
}
