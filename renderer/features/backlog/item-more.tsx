import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { removeItems } from "#shared/domain/backlog-commands.ts";
import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import { MenuButton, type MenuEntry } from "#ui/menu.tsx";
import { Ellipsis, Eye, History, Trash2, X } from "#ui/icons.ts";
import { useLocation } from "wouter";
import { DropDialog } from "./drop-dialog.tsx";

type ItemMoreProps = {
  readonly item: BacklogItem;
  /** Where it is shown over the whole width; null when it is there. */
  readonly pageHref: string | null;
  readonly onGone: () => void;
};

/** What can be done with an item as a whole. */
export function ItemMore({ item, pageHref, onGone }: ItemMoreProps) {
  const [, navigate] = useLocation();
  const [isDropping, setIsDropping] = useState(false);
  const remove = () => {
    if (commitAndTell(removeItems([item.id])).ok) onGone();
  };
  const entries: readonly MenuEntry[] = [
    ...(pageHref === null
      ? []
      : [{ id: "page", label: "Open over the whole width", icon: Eye, onAction: () => navigate(pageHref.slice(1)) }]),
    {
      id: "history",
      label: "History",
      icon: History,
      onAction: () => navigate(`/history?record=backlog/${encodeURIComponent(item.id)}`),
    },
    { id: "rule", separator: true },
    {
      id: "drop",
      label: "Drop…",
      icon: X,
      isDisabled: item.stage === "dropped",
      onAction: () => setIsDropping(true),
    },
    { id: "remove", label: "Delete", icon: Trash2, tone: "bad", onAction: remove },
  ];
  return (
    <>
      <MenuButton label="More" isLabelHidden icon={Ellipsis} size="small" variant="quiet" entries={entries} />
      {isDropping && <DropDialog ids={[item.id]} onClose={() => setIsDropping(false)} />}
    </>
  );
}
