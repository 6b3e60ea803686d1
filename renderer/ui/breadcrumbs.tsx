import { Breadcrumb, Breadcrumbs as Trail, Link } from "react-aria-components";
import { classNames } from "./class-names.ts";
import { given } from "./given.ts";
import styles from "./navigation.module.css";

type Crumb = { readonly id: string; readonly label: string; readonly href?: string | undefined };

export function Breadcrumbs({ label, crumbs }: { readonly label: string; readonly crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={label}>
      <Trail className={classNames(styles.crumbs)}>
        {crumbs.map((crumb) => (
          <Breadcrumb key={crumb.id} id={crumb.id} className={classNames(styles.crumb)}>
            <Link {...given({ href: crumb.href })}>{crumb.label}</Link>
          </Breadcrumb>
        ))}
      </Trail>
    </nav>
  );
}
