import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { costCategories, type CostEntry } from "#shared/domain/ledger.ts";
import { addCost, editEntries } from "#shared/domain/ledger-commands.ts";
import { shelfOf } from "#shared/domain/portfolio.ts";
import type { Draft } from "#shared/domain/record.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { categoryWords } from "#shared/words/codes.ts";
import { problemText } from "#shared/words/frame.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Form, FormRow } from "#ui/form.tsx";
import { MonthField } from "#ui/month-field.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Select } from "#ui/select.tsx";
import { TextField } from "#ui/text-field.tsx";
import {
  AmountField,
  CurrencyField,
  FeatureField,
  PeriodFields,
  ProvenanceField,
  ShareField,
} from "./entry-fields.tsx";
import { blankCost, type EntryDefaults, type LedgerOf } from "./ledger-drafts.ts";
import { TeamField } from "./team-fields.tsx";

type CostFormProps = {
  readonly ledger: LedgerOf;
  readonly entry: CostEntry | null;
  readonly defaults: EntryDefaults;
  readonly onClose: () => void;
};

const categories = costCategories.map((value) => ({ value, label: categoryWords[value] }));

/** Adds a cost entry, or edits one whole. */
export function CostForm({ ledger, entry, defaults, onClose }: CostFormProps) {
  const [draft, setDraft] = useState<Draft<CostEntry>>(entry ?? blankCost(ledger, defaults));
  const [refused, setRefused] = useState<string | null>(null);
  const say = (part: Partial<Draft<CostEntry>>) => setDraft((before) => ({ ...before, ...part }));
  const save = () => {
    if (draft.label.trim() === "") {
      setRefused("Say what the money is spent on.");
      return;
    }
    const saved = commitAndTell(
      entry === null
        ? addCost({ ...draft, label: draft.label.trim() })
        : editEntries("costs", shelfOf.costs(entry), [{ id: entry.id, fields: changedFields(entry, draft) }]),
    );
    if (saved.ok) onClose();
    else setRefused(problemText(saved.problem));
  };
  return (
    <Dialog
      title={entry === null ? "Add a cost" : `Edit '${entry.label}'`}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={save}>
            {entry === null ? "Add" : "Save"}
          </Button>
        </>
      }
    >
      <Form onSubmit={save} label="Cost">
        {refused !== null && <Banner tone="bad">{refused}</Banner>}
        <FormRow>
          <TextField label="What for" value={draft.label} onChange={(label) => say({ label })} isRequired takesFocus />
          <Select
            label="Category"
            options={categories}
            value={draft.category}
            onChange={(category) => say({ category })}
          />
        </FormRow>
        <FormRow>
          <AmountField
            label={draft.recurrence === "recurring" ? "Amount a month" : "Amount"}
            hint="Credits are negative."
            currency={draft.currency}
            value={draft.amount}
            onChange={(amount) => say({ amount })}
          />
          <CurrencyField value={draft.currency} onChange={(currency) => say({ currency })} />
          {draft.productId !== null && (
            <FeatureField
              productId={draft.productId}
              value={draft.featureId}
              onChange={(featureId) => say({ featureId })}
            />
          )}
        </FormRow>
        <PeriodFields recurrence={draft.recurrence} from={draft.from} to={draft.to} onChange={say} />
        <EndFields draft={draft} say={say} />
        <PeopleFields draft={draft} say={say} />
      </Form>
    </Dialog>
  );
}

/** Only what differs, so that the history says what was really changed. */
function changedFields(entry: CostEntry, draft: Draft<CostEntry>): Partial<Draft<CostEntry>> {
  const fields = Object.entries(draft).filter(([name, value]) => entry[name as keyof CostEntry] !== value);
  return Object.fromEntries(fields);
}

type PartProps = {
  readonly draft: Draft<CostEntry>;
  readonly say: (part: Partial<Draft<CostEntry>>) => void;
};

function EndFields({ draft, say }: PartProps) {
  return (
    <FormRow>
      <ShareField
        label="Avoidable share"
        hint="How much of it would end with the product."
        value={draft.avoidableShare}
        onChange={(avoidableShare) => say({ avoidableShare })}
      />
      <MonthField
        label="Avoidable from"
        hint="When the contract ends; empty: at once."
        value={draft.avoidableFrom}
        onChange={(avoidableFrom) => say({ avoidableFrom })}
      />
      {draft.recurrence === "oneOff" && (
        <NumberField
          label="Spread over"
          hint="In reports only; decisions use cash."
          unit="months"
          min={1}
          max={1200}
          step={1}
          value={draft.amortiseMonths}
          onChange={(amortiseMonths) => say({ amortiseMonths })}
        />
      )}
    </FormRow>
  );
}

function PeopleFields({ draft, say }: PartProps) {
  const products = usePortfolio((portfolio) => onShelf(portfolio.products, ""));
  return (
    <>
      <FormRow>
        <TeamField label="Paid by" value={draft.paidByTeamId} onChange={(paidByTeamId) => say({ paidByTeamId })} />
        <ComboBox
          label="Caused by"
          hint="Another product that makes this cost necessary."
          options={Array.from(products.values(), ({ id, name }) => ({ value: id, label: name }))}
          value={draft.causedByProductId}
          onChange={(causedByProductId) => say({ causedByProductId })}
        />
      </FormRow>
      <FormRow>
        <ProvenanceField value={draft.provenance} onChange={(provenance) => say({ provenance })} />
        <TextField label="Note" value={draft.note ?? ""} onChange={(note) => say({ note })} />
      </FormRow>
    </>
  );
}
