import { useState } from "react";
import { tell } from "#data/notices.ts";
import { commit, usePortfolio } from "#data/portfolio.ts";
import { undoById } from "#data/notices.ts";
import type { Command } from "#shared/domain/change.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import type { Settings } from "#shared/domain/settings.ts";
import { problemText } from "#shared/words/frame.ts";

/** The settings of the portfolio. */
export function useSettings(): Settings {
  return usePortfolio(settingsOf);
}

/** Commits a setting and keeps a refusal beside its field. */
export function useSettingChange(): {
  readonly error: string | null;
  readonly change: (command: Command) => void;
} {
  const [error, setError] = useState<string | null>(null);
  const change = (command: Command) => {
    const committed = commit(command);
    setError(committed.ok ? null : `Not taken. ${problemText(committed.problem)}`);
    if (!committed.ok) return;
    const { id, label } = committed.value;
    tell({ text: `${label}.`, action: { label: "Undo", onPress: () => void undoById(id) } });
  };
  return { error, change };
}
