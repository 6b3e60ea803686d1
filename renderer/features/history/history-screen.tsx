import { useSearchParams } from "wouter";
import { Screen } from "#ui/layout.tsx";
import { SegmentedControl } from "#ui/choice.tsx";
import { ChainView } from "./chain-view.tsx";
import { EntryList } from "./entry-list.tsx";
import { ImportList } from "./import-list.tsx";

const views = [
  { value: "changes", label: "Changes" },
  { value: "imports", label: "Imports" },
  { value: "chain", label: "Chain" },
] as const;

type View = (typeof views)[number]["value"];

/** The journal of everything: every change, every import, and the chain that holds them together. */
export function HistoryScreen() {
  const [parameters, setParameters] = useSearchParams();
  const view: View = views.find(({ value }) => value === parameters.get("view"))?.value ?? "changes";
  const show = (value: View) => setParameters(value === "changes" ? {} : { view: value });
  return (
    <Screen
      title="History"
      isFilled
      actions={<SegmentedControl label="What to show" options={views} value={view} onChange={show} />}
    >
      {view === "changes" && <EntryList />}
      {view === "imports" && <ImportList />}
      {view === "chain" && <ChainView />}
    </Screen>
  );
}
