import { usePortfolio } from "#data/portfolio.ts";
import { itemOf } from "#shared/domain/backlog-order.ts";
import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import type { Id } from "#shared/domain/ids.ts";
import { itemGone } from "#shared/words/backlog-item.ts";
import { Screen } from "#ui/layout.tsx";
import { Inspector } from "#ui/split-view.tsx";
import { useItemEdit } from "./item-edit.ts";
import { ItemEstimates } from "./item-estimates.tsx";
import { ItemExperiments } from "./item-experiments.tsx";
import { ItemMain } from "./item-main.tsx";
import { ItemMore } from "./item-more.tsx";
import { ItemOwnFields } from "./item-own-fields.tsx";
import { ItemRelations } from "./item-relations.tsx";
import { ItemScore } from "./item-score.tsx";
import { ItemSectionLevel } from "./item-section.tsx";
import { ItemSource } from "./item-source.tsx";
import { ItemTexts } from "./item-texts.tsx";
import { ItemTimes } from "./item-times.tsx";
import { ItemUrgency } from "./item-urgency.tsx";
import styles from "./item.module.css";
import { usePlace } from "./use-place.ts";

type ItemPageProps = { readonly itemId: Id; readonly onClose: () => void };
type ItemInspectorProps = ItemPageProps & { readonly takesFocus?: boolean };

/** One backlog item beside the list it was opened from. */
export function ItemInspector({ itemId, onClose, takesFocus }: ItemInspectorProps) {
  const item = usePortfolio((portfolio) => itemOf(portfolio, itemId));
  const { hrefOf } = usePlace();
  return (
    <Inspector
      title={item?.title ?? itemGone.title}
      onClose={onClose}
      closeLabel="Close the item"
      actions={item && <ItemMore item={item} pageHref={`${hrefOf(itemId)}&page=1`} onGone={onClose} />}
    >
      <ItemOrGone item={item} takesFocus={takesFocus} />
    </Inspector>
  );
}

/** One backlog item over the whole width. */
export function ItemPage({ itemId, onClose }: ItemPageProps) {
  const item = usePortfolio((portfolio) => itemOf(portfolio, itemId));
  const { hrefOf } = usePlace();
  return (
    <Screen
      title={item?.title ?? itemGone.title}
      above={<a href={hrefOf(itemId)}>Back to the backlog</a>}
      actions={item && <ItemMore item={item} pageHref={null} onGone={onClose} />}
    >
      <ItemSectionLevel value={2}>
        <ItemOrGone item={item} />
      </ItemSectionLevel>
    </Screen>
  );
}

type Shown<Item> = { readonly item: Item; readonly takesFocus?: boolean | undefined };

function ItemOrGone({ item, takesFocus }: Shown<BacklogItem | undefined>) {
  if (item === undefined) return <p>{itemGone.meaning}</p>;
  return <ItemBody key={item.id} item={item} takesFocus={takesFocus} />;
}

function ItemBody({ item, takesFocus = false }: Shown<BacklogItem>) {
  const edit = useItemEdit(item);
  return (
    <div className={styles.item}>
      <div className={styles.sections}>
        <ItemMain edit={edit} takesFocus={takesFocus} />
        <ItemTexts edit={edit} />
        <ItemScore item={item} />
        <ItemEstimates edit={edit} />
        <ItemUrgency edit={edit} />
        <ItemOwnFields edit={edit} />
        <ItemRelations edit={edit} />
        <ItemExperiments item={item} />
        <ItemTimes edit={edit} />
        <ItemSource item={item} />
      </div>
    </div>
  );
}
