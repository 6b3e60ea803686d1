import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { commit, currentPortfolio, useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { minorDigits, toMajor, toMinor } from "#shared/domain/money.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { referencesTo } from "#shared/domain/references.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { addTeam, editTeam, removeTeam, type Team } from "#shared/domain/team.ts";
import { problemText } from "#shared/words/frame.ts";
import { portfolioScreenWords, teamGoesText } from "#shared/words/portfolio.ts";
import { Button, IconButton } from "#ui/button.tsx";
import { ConfirmDialog, Dialog } from "#ui/dialog.tsx";
import { Form, FormRow } from "#ui/form.tsx";
import { Plus, Trash2 } from "#ui/icons.ts";
import { Stack } from "#ui/layout.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import styles from "./portfolio.module.css";

/** The teams of the portfolio: added, renamed, priced and removed in one place. */
export function TeamsDialog({ onClose }: { readonly onClose: () => void }) {
  const isFixed = useIsFixed();
  const teams = usePortfolio((portfolio) => onShelf(portfolio.teams, ""));
  const currency = usePortfolio((portfolio) => settingsOf(portfolio).currency);
  const [leaving, setLeaving] = useState<Team | null>(null);
  const sorted = [...teams.values()].sort((a, b) => a.name.localeCompare(b.name));
  if (leaving !== null) return <RemoveTeam team={leaving} onClose={() => setLeaving(null)} />;
  return (
    <Dialog
      title="Teams"
      description={portfolioScreenWords.teams}
      isOpen
      onClose={onClose}
      size="large"
      actions={<Button onPress={onClose}>Done</Button>}
    >
      <Stack gap={4}>
        {sorted.length === 0 && <p>{portfolioScreenWords.noTeam}</p>}
        <div className={styles.members}>
          {sorted.map((team) => (
            <TeamLine key={team.id} team={team} currency={currency} onRemove={() => setLeaving(team)} />
          ))}
        </div>
        {!isFixed && <NewTeam currency={currency} />}
      </Stack>
    </Dialog>
  );
}

type TeamLineProps = { readonly team: Team; readonly currency: string; readonly onRemove: () => void };

function TeamLine({ team, currency, onRemove }: TeamLineProps) {
  const isFixed = useIsFixed();
  const [name, setName] = useState(team.name);
  const [refused, setRefused] = useState<string | null>(null);
  const rename = (text: string) => {
    const edited = text.trim() === "" ? null : commit(editTeam(team.id, { name: text.trim() }));
    if (edited === null) setName(team.name);
    setRefused(edited === null || edited.ok ? null : problemText(edited.problem));
  };
  return (
    <div className={styles.member}>
      <TextField
        label={`Name of ${team.name}`}
        isLabelHidden
        value={name}
        onChange={setName}
        onCommit={rename}
        isReadOnly={isFixed}
        error={refused}
      />
      <DayRate
        label={`Day rate of ${team.name}`}
        isLabelHidden
        currency={currency}
        isReadOnly={isFixed}
        value={team.dayRate}
        onChange={(dayRate) => dayRate !== team.dayRate && commitAndTell(editTeam(team.id, { dayRate }))}
      />
      <IconButton label={`Remove ${team.name}`} icon={Trash2} isDisabled={isFixed} onPress={onRemove} />
    </div>
  );
}

type DayRateProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly isReadOnly?: boolean;
  readonly currency: string;
  readonly value: number | null;
  readonly onChange: (minor: number | null) => void;
};

function DayRate({ label, isLabelHidden = false, isReadOnly = false, currency, value, onChange }: DayRateProps) {
  return (
    <NumberField
      label={label}
      isLabelHidden={isLabelHidden}
      isReadOnly={isReadOnly}
      unit={`${currency} a day`}
      min={0}
      format={{ maximumFractionDigits: minorDigits(currency) }}
      placeholder="Not known"
      value={value === null ? null : toMajor(value, currency)}
      onChange={(major) => onChange(major === null ? null : toMinor(major, currency))}
    />
  );
}

function NewTeam({ currency }: { readonly currency: string }) {
  const [name, setName] = useState("");
  const [dayRate, setDayRate] = useState<number | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const add = () => {
    if (name.trim() === "") {
      setRefused(portfolioScreenWords.teamName);
      return;
    }
    const added = commit(addTeam({ name: name.trim(), dayRate }));
    setRefused(added.ok ? null : problemText(added.problem));
    if (!added.ok) return;
    setName("");
    setDayRate(null);
  };
  return (
    <Form onSubmit={add} label="New team">
      <FormRow>
        <TextField label="New team" value={name} onChange={setName} error={refused} />
        <DayRate label="Day rate" currency={currency} value={dayRate} onChange={setDayRate} />
      </FormRow>
      <div>
        <Button type="submit" icon={Plus}>
          Add team
        </Button>
      </div>
    </Form>
  );
}

function RemoveTeam({ team, onClose }: { readonly team: Team; readonly onClose: () => void }) {
  const [mentions] = useState(() => referencesTo(currentPortfolio(), "teams", team.id).length);
  return (
    <ConfirmDialog
      title={`Remove '${team.name}'?`}
      isOpen
      onClose={onClose}
      onConfirm={() => commitAndTell(removeTeam(team.id))}
      confirmLabel={`Remove '${team.name}'`}
      cancelLabel="Keep"
      isDestructive
    >
      {teamGoesText(team.name, mentions)} You can undo it.
    </ConfirmDialog>
  );
}
