import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import { IconButton } from "./button.tsx";
import { classNames } from "./class-names.ts";
import styles from "./frame.module.css";
import { given } from "./given.ts";
import { type Icon, PanelLeft } from "./icons.ts";
import { Tooltip } from "./tooltip.tsx";

export type SidebarLink = {
  readonly id: string;
  readonly label: string;
  readonly icon: Icon;
  readonly href: string;
  readonly isCurrent?: boolean | undefined;
  readonly count?: number | undefined;
  readonly keyHint?: string | undefined;
};

export type SidebarSection = {
  readonly id: string;
  readonly title?: string | undefined;
  readonly links: readonly SidebarLink[];
};

type SidebarProps = {
  readonly label: string;
  readonly sections: readonly SidebarSection[];
  readonly isCollapsed: boolean;
  readonly onToggle: () => void;
  readonly toggleLabel: string;
  readonly header?: ReactNode;
  readonly footer?: ReactNode;
};

export function Sidebar(props: SidebarProps) {
  const { label, sections, isCollapsed, onToggle, toggleLabel, header, footer } = props;
  return (
    <nav aria-label={label} className={styles.sidebar} data-collapsed={isCollapsed ? "" : undefined}>
      <div className={styles.sidebarHead}>
        {!isCollapsed && header}
        <IconButton label={toggleLabel} icon={PanelLeft} onPress={onToggle} />
      </div>
      <div className={styles.sections}>
        {sections.map((section) => (
          <div key={section.id}>
            {section.title !== undefined && !isCollapsed && (
              <div className={styles.sectionTitle} id={`sidebar-${section.id}`}>
                {section.title}
              </div>
            )}
            <ul className={styles.links} aria-label={section.title}>
              {section.links.map((link) => (
                <li key={link.id}>
                  <Place link={link} isCollapsed={isCollapsed} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {footer !== undefined && !isCollapsed && <div className={styles.sidebarFoot}>{footer}</div>}
    </nav>
  );
}

function Place({ link, isCollapsed }: { readonly link: SidebarLink; readonly isCollapsed: boolean }) {
  const { label, icon: Glyph, href, isCurrent = false, count, keyHint } = link;
  const place = (
    <Link
      href={href}
      className={classNames(styles.place)}
      {...given({
        "aria-current": isCurrent ? ("page" as const) : undefined,
        "aria-label": isCollapsed ? label : undefined,
      })}
    >
      <Glyph size={16} aria-hidden />
      {!isCollapsed && <span className={styles.placeLabel}>{label}</span>}
      {!isCollapsed && count !== undefined && <span className={styles.count}>{count}</span>}
    </Link>
  );
  if (!isCollapsed && keyHint === undefined) return place;
  return (
    <Tooltip text={label} keyHint={keyHint}>
      {place}
    </Tooltip>
  );
}
