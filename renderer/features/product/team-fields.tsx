import { useMemo } from "react";
import { commitAndTell } from "#data/notices.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { idOf, type Id } from "#shared/domain/ids.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { addTeam } from "#shared/domain/team.ts";
import { IconButton } from "#ui/button.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { X } from "#ui/icons.ts";
import styles from "./product.module.css";

/** The teams of the portfolio to choose from, and how to add one that is not among them. */
function useTeamOptions() {
  const teams = usePortfolio((portfolio) => onShelf(portfolio.teams, ""));
  return useMemo(
    () =>
      Array.from(teams.values(), ({ id, name }) => ({ value: id, label: name })).sort((a, b) =>
        a.label.localeCompare(b.label),
      ),
    [teams],
  );
}

function newTeam(name: string, onAdded: (id: Id) => void): void {
  const added = commitAndTell(addTeam({ name, dayRate: null }));
  if (added.ok) onAdded(idOf({ at: 0, by: "", seed: added.value.id }, 0));
}

type TeamFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: Id | null;
  readonly onChange: (id: Id | null) => void;
};

/** One team or none. */
export function TeamField({ label, hint, value, onChange }: TeamFieldProps) {
  return (
    <ComboBox
      label={label}
      hint={hint}
      options={useTeamOptions()}
      value={value}
      onChange={onChange}
      onNew={(name) => newTeam(name, onChange)}
      newText={(name) => `New team '${name}'`}
    />
  );
}

type TeamsFieldProps = {
  readonly label: string;
  readonly hint: string;
  readonly value: readonly Id[];
  readonly onChange: (ids: readonly Id[]) => void;
};

/** Any number of teams. */
export function TeamsField({ label, hint, value, onChange }: TeamsFieldProps) {
  const options = useTeamOptions();
  const add = (id: Id | null) => id !== null && !value.includes(id) && onChange([...value, id]);
  const nameOf = (id: Id) => options.find((option) => option.value === id)?.label ?? "A team that is gone";
  return (
    <div className={styles.teams}>
      <ComboBox
        key={value.join(" ")}
        label={label}
        hint={hint}
        placeholder="Add a team…"
        options={options.filter(({ value: id }) => !value.includes(id))}
        value={null}
        onChange={add}
        onNew={(name) => newTeam(name, add)}
        newText={(name) => `New team '${name}'`}
      />
      {value.length > 0 && (
        <ul className={styles.chips} aria-label={`${label}: chosen teams`}>
          {value.map((id) => (
            <li key={id} className={styles.chip}>
              {nameOf(id)}
              <IconButton
                size="small"
                variant="quiet"
                icon={X}
                label={`Take ${nameOf(id)} out`}
                onPress={() => onChange(value.filter((other) => other !== id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
