import { commitAndTell } from "#data/notices.ts";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { itemOf } from "#shared/domain/backlog-order.ts";
import { editCard, editExperiment } from "#shared/domain/experiment-commands.ts";
import { experimentOf } from "#shared/domain/experiment-links.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { purposeWords } from "#shared/words/experiment-board.ts";
import { RadioGroup } from "#ui/choice.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { DraftField } from "#ui/draft-field.tsx";
import { FormRow } from "#ui/form.tsx";
import { Facts } from "#ui/layout.tsx";
import { useFeatureOptions } from "../use-options.ts";
import { CardSection } from "./card-section.tsx";

const purposes = (["change", "removal"] as const).map((value) => ({
  value,
  label: purposeWords[value].name,
  note: purposeWords[value].meaning,
}));

/** What an experiment is called, and what it is about. */
export function AboutSection({ experiment }: { readonly experiment: Experiment }) {
  const { id, productId, title, featureId, purpose } = experiment;
  const isFixed = useIsFixed();
  const options = useFeatureOptions(productId);
  return (
    <CardSection title="What it is about">
      <DraftField
        label="Title"
        stored={title}
        problemOf={(text) => (text.trim() === "" ? "Give it a title." : null)}
        isReadOnly={isFixed}
        onSave={(text) => commitAndTell(editExperiment(id, { title: text.trim() }))}
      />
      <FormRow>
        <RadioGroup
          label="What is tested"
          options={purposes}
          value={purpose}
          isReadOnly={isFixed}
          onChange={(next) => commitAndTell(editCard(id, {}, next))}
        />
        <ComboBox
          label={purpose === "removal" ? "Feature that is hidden" : "Feature it is about"}
          options={options}
          value={featureId}
          isDisabled={isFixed}
          onChange={(next) => commitAndTell(editExperiment(id, { featureId: next }))}
        />
      </FormRow>
      <Origin experiment={experiment} />
    </CardSection>
  );
}

/** Where an experiment comes from: a backlog item, or an earlier one whose belief was changed. */
export function Origin({ experiment: { itemId, pivotOf } }: { readonly experiment: Experiment }) {
  const item = usePortfolio((portfolio) => (itemId === null ? undefined : itemOf(portfolio, itemId)));
  const earlier = usePortfolio((portfolio) => (pivotOf === null ? undefined : experimentOf(portfolio, pivotOf)));
  const facts = [
    ...(item === undefined
      ? []
      : [
          {
            term: "Backlog item",
            value: (
              <a href={`#/backlog?product=${encodeURIComponent(item.productId)}&item=${encodeURIComponent(item.id)}`}>
                {item.title}
              </a>
            ),
          },
        ]),
    ...(earlier === undefined
      ? []
      : [
          {
            term: "A pivot of",
            value: <a href={`#/experiments/${encodeURIComponent(earlier.id)}`}>{earlier.title}</a>,
          },
        ]),
  ];
  return facts.length === 0 ? null : <Facts facts={facts} />;
}
