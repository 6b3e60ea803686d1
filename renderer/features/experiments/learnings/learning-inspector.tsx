import { useState } from "react";
import { commitAndTell, tell, undoById } from "#data/notices.ts";
import { commit, useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { find } from "#shared/domain/change.ts";
import type { Id } from "#shared/domain/ids.ts";
import { editLearning, removeLearning, type Learning } from "#shared/domain/learning.ts";
import { learningStanding } from "#shared/domain/learning-standing.ts";
import type { Draft } from "#shared/domain/record.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { problemText } from "#shared/words/frame.ts";
import { learningWords, standingWords } from "#shared/words/learnings.ts";
import { Badge, StatusPill } from "#ui/badge.tsx";
import { Banner } from "#ui/banner.tsx";
import { IconButton } from "#ui/button.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { DraftField } from "#ui/draft-field.tsx";
import { Ellipsis, History, Trash2, X } from "#ui/icons.ts";
import { MenuButton } from "#ui/menu.tsx";
import { Inspector } from "#ui/split-view.tsx";
import { standingTones } from "./learning-columns.tsx";
import styles from "./learnings.module.css";
import { ProductChoice } from "./product-choice.tsx";
import { SpeakingList } from "./speaking-list.tsx";

type LearningInspectorProps = {
  readonly learningId: Id;
  readonly tags: readonly string[];
  readonly onClose: () => void;
};

/** One learning beside the list, every field saved by itself. */
export function LearningInspector({ learningId, tags, onClose }: LearningInspectorProps) {
  const learning = usePortfolio((portfolio) => find(portfolio, "learnings", learningId));
  const isFixed = useIsFixed();
  const remove = () => {
    if (commitAndTell(removeLearning(learningId)).ok) onClose();
  };
  return (
    <Inspector
      title={learning?.title ?? "No such learning"}
      onClose={onClose}
      closeLabel="Close the learning"
      actions={
        learning && (
          <MenuButton
            label="More about this learning"
            icon={Ellipsis}
            isLabelHidden
            size="small"
            variant="quiet"
            entries={[
              {
                id: "history",
                label: "History",
                icon: History,
                onAction: () => {
                  window.location.hash = `#/history?record=learnings/${learningId}`;
                },
              },
              { id: "remove", label: "Remove", icon: Trash2, tone: "bad", isDisabled: isFixed, onAction: remove },
            ]}
          />
        )
      }
    >
      {learning === undefined ? (
        <p>{learningWords.gone}</p>
      ) : (
        <LearningBody key={learning.id} {...{ learning, tags, isFixed }} />
      )}
    </Inspector>
  );
}

type BodyProps = { readonly learning: Learning; readonly tags: readonly string[]; readonly isFixed: boolean };

const texts = [
  { name: "believed", label: "We believed", rows: 3 },
  { name: "observed", label: "We observed", rows: 3 },
  { name: "learned", label: "From that we learned", rows: 3 },
  { name: "therefore", label: "Therefore we will", rows: 2 },
] as const;

function LearningBody({ learning, tags, isFixed }: BodyProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const products = usePortfolio((portfolio) => onShelf(portfolio.products, ""));
  const standing = usePortfolio((portfolio) => learningStanding(portfolio, learning));
  const save = (fields: Partial<Draft<Learning>>) => {
    const saved = commit(editLearning(learning.id, fields));
    setRefused(saved.ok ? null : problemText(saved.problem));
    if (!saved.ok) return;
    const { id, label } = saved.value;
    tell({ text: `${label}.`, action: { label: "Undo", onPress: () => void undoById(id) } });
  };
  const free = tags.filter((tag) => !learning.tags.includes(tag));
  const addTag = (tag: string) => {
    const plain = tag.trim();
    if (plain !== "" && !learning.tags.includes(plain)) save({ tags: [...learning.tags, plain] });
  };
  return (
    <div className={styles.learning}>
      {standing === "contradicted" ? (
        <Banner tone="bad">{learningWords.contradicted}</Banner>
      ) : (
        <p>
          <StatusPill tone={standingTones[standing]}>{standingWords[standing].name}</StatusPill>{" "}
          <span className={styles.quiet}>{standingWords[standing].meaning}</span>
        </p>
      )}
      {refused !== null && <Banner tone="bad">{refused}</Banner>}
      <SpeakingList kind="contradictedBy" learning={learning} isFixed={isFixed} onChange={save} />
      <DraftField
        label="What was learned, in a sentence"
        rows={2}
        stored={learning.title}
        isReadOnly={isFixed}
        problemOf={(text) => (text.trim() === "" ? learningWords.needsTitle : null)}
        onSave={(title) => save({ title: title.trim() })}
      />
      {texts.map(({ name, ...field }) => (
        <DraftField
          key={name}
          {...field}
          stored={learning[name]}
          isReadOnly={isFixed}
          onSave={(text) => save({ [name]: text })}
        />
      ))}
      <SpeakingList kind="supportedBy" learning={learning} isFixed={isFixed} onChange={save} />
      <ProductChoice
        products={products}
        productId={learning.productId}
        isDisabled={isFixed}
        onChange={(productId) => save({ productId })}
      />
      <div className={styles.parts}>
        {learning.tags.length > 0 && (
          <ul className={styles.chips} aria-label="Tags">
            {learning.tags.map((tag) => (
              <li key={tag}>
                <Badge>{tag}</Badge>
                <IconButton
                  size="small"
                  variant="quiet"
                  icon={X}
                  label={`Take away the tag ${tag}`}
                  isDisabled={isFixed}
                  onPress={() => save({ tags: learning.tags.filter((kept) => kept !== tag) })}
                />
              </li>
            ))}
          </ul>
        )}
        <ComboBox
          // A new one for every list of tags, so that the field is empty again.
          key={learning.tags.join("\n")}
          label="Add a tag"
          options={free.map((tag) => ({ value: tag, label: tag }))}
          value={null}
          isDisabled={isFixed}
          onChange={(tag) => {
            if (tag !== null) addTag(tag);
          }}
          onNew={addTag}
          newText={(text) => `Add “${text}”`}
        />
      </div>
    </div>
  );
}
