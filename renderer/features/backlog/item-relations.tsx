import { useMemo } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import { workStages, type BacklogItem } from "#shared/domain/backlog-item.ts";
import { itemOf } from "#shared/domain/backlog-order.ts";
import type { Id } from "#shared/domain/ids.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { backlogStageWords } from "#shared/words/backlog-codes.ts";
import { itemHints, workStageWords } from "#shared/words/backlog-item.ts";
import { IconButton } from "#ui/button.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { FormRow } from "#ui/form.tsx";
import { X } from "#ui/icons.ts";
import { Muted } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import type { ItemEdit } from "./item-edit.ts";
import { ItemPicker } from "./item-picker.tsx";
import { ItemSection } from "./item-section.tsx";
import styles from "./item.module.css";
import { LinksField } from "./links-field.tsx";
import { usePlace } from "./use-place.ts";

/** What an item waits for, what it works on, and where more about it stands. */
export function ItemRelations({ edit }: { readonly edit: ItemEdit }) {
  const { item } = edit;
  return (
    <ItemSection title="Hangs together with">
      <Predecessors edit={edit} />
      <FormRow>
        <FeatureChoice edit={edit} />
        {(item.kind === "retirement" || item.proposalId !== null) && <ProposalChoice edit={edit} />}
      </FormRow>
      {item.kind === "defect" && <DefectFields edit={edit} />}
      <LinksField
        links={item.links}
        isFixed={edit.isFixed}
        error={edit.errorOf("links")}
        onChange={(links) => edit.save("links", { links })}
      />
    </ItemSection>
  );
}

function Predecessors({ edit: { item, isFixed, save, errorOf } }: { readonly edit: ItemEdit }) {
  const { hrefOf } = usePlace();
  const backlog = usePortfolio((portfolio) => portfolio.backlog);
  const portfolio = usePortfolio((now) => now);
  const needed = useMemo(
    () => item.dependsOn.flatMap((id) => itemOf(portfolio, id) ?? []),
    // oxlint-disable-next-line react/exhaustive-deps -- of the portfolio only the backlog counts here
    [item.dependsOn, backlog],
  );
  return (
    <div className={styles.group}>
      {needed.length > 0 && (
        <ul aria-label="Depends on" className={styles.lines}>
          {needed.map(({ id, title, stage }) => (
            <li key={id}>
              <span className={styles.lineText}>
                <a href={hrefOf(id)}>{title}</a> <Muted>{backlogStageWords[stage]}</Muted>
              </span>
              <IconButton
                size="small"
                variant="quiet"
                icon={X}
                label={`Do not wait for '${title}'`}
                isDisabled={isFixed}
                onPress={() => save("dependsOn", { dependsOn: item.dependsOn.filter((kept) => kept !== id) })}
              />
            </li>
          ))}
        </ul>
      )}
      <ItemPicker
        label="Depends on"
        without={[item.id, ...item.dependsOn]}
        isDisabled={isFixed}
        error={errorOf("dependsOn")}
        onPick={(id) => save("dependsOn", { dependsOn: [...item.dependsOn, id] })}
      />
    </div>
  );
}

function FeatureChoice({ edit: { item, isFixed, save, errorOf } }: { readonly edit: ItemEdit }) {
  const features = usePortfolio((portfolio) => onShelf(portfolio.features, item.productId));
  const options = useMemo(
    () => Array.from(features.values(), ({ id, name }) => ({ value: id, label: name })),
    [features],
  );
  return (
    <ComboBox
      label="Feature"
      hint={itemHints.feature}
      placeholder="None"
      options={options}
      value={item.featureId}
      isDisabled={isFixed}
      error={errorOf("feature")}
      onChange={(featureId) => featureId !== item.featureId && save("feature", { featureId })}
    />
  );
}

function ProposalChoice({ edit: { item, isFixed, save, errorOf } }: { readonly edit: ItemEdit }) {
  const proposals = usePortfolio((portfolio) => onShelf(portfolio.proposals, ""));
  const options = Array.from(proposals.values(), ({ id, title }) => ({ value: id, label: title }));
  return (
    <div>
      <ComboBox
        label="Retirement proposal"
        placeholder="None"
        options={options}
        value={item.proposalId}
        isDisabled={isFixed}
        error={errorOf("proposal")}
        onChange={(proposalId) => proposalId !== item.proposalId && save("proposal", { proposalId })}
      />
      {item.proposalId !== null && <ProposalLink id={item.proposalId} />}
    </div>
  );
}

function ProposalLink({ id }: { readonly id: Id }) {
  return <a href={`#/proposals/${encodeURIComponent(id)}`}>Open the proposal</a>;
}

const unsaid = "unsaid";
const workOptions = [
  { value: unsaid, label: "Not known" },
  ...workStages.map((value) => ({ value: value as string, label: workStageWords[value] })),
];

function DefectFields({ edit: { item, isFixed, save } }: { readonly edit: ItemEdit }) {
  const choice = (label: string, name: "madeIn" | "foundIn") => (
    <Select
      label={label}
      options={workOptions}
      value={item[name] ?? unsaid}
      isDisabled={isFixed}
      onChange={(stage) => save(name, { [name]: stage === unsaid ? null : (stage as BacklogItem["madeIn"]) })}
    />
  );
  return (
    <FormRow>
      {choice("Made in", "madeIn")}
      {choice("Found in", "foundIn")}
    </FormRow>
  );
}
