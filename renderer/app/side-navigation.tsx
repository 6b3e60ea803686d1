import { useEffect, useMemo } from "react";
import { useLocation } from "wouter";
import { usePortfolio } from "#data/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { Package } from "#ui/icons.ts";
import { Sidebar } from "#ui/sidebar.tsx";
import styles from "./app.module.css";
import { keysHere } from "./commands.ts";
import { useHost } from "./host.ts";
import { shownKeys } from "./keys.ts";
import { placeOf, places } from "./places.ts";
import { toggleSidebar, uncoverScreen, useSidebar } from "./sidebar-state.ts";
import { useRecentProducts } from "./place-memory.ts";
import { hasScreen } from "./routes.tsx";
import { WinnowMark } from "./winnow-mark.tsx";

/** The sidebar: the screens that exist, and the products opened last. */
export function SideNavigation() {
  const [path] = useLocation();
  const isOpen = useSidebar();
  useEffect(uncoverScreen, [path]);
  const recent = useRecentProducts();
  const products = usePortfolio((portfolio) => portfolio.products);
  const { isBrowser, isMac } = useHost();
  const here = path.startsWith("/product/") ? undefined : placeOf(path);

  const sections = useMemo(() => {
    const screens = places
      .filter((place) => hasScreen(place.path))
      .map(({ id, label, icon, path: to, keys }) => ({
        id,
        label,
        icon,
        href: `#${to}`,
        isCurrent: here?.id === id,
        keyHint: keys === undefined ? undefined : shownKeys(keysHere(keys, isBrowser), isMac),
      }));
    const known = onShelf(products, "");
    const links = recent.flatMap((id) => {
      const product = known.get(id);
      const href = `/product/${encodeURIComponent(id)}`;
      if (product === undefined) return [];
      return [{ id, label: product.name, icon: Package, href: `#${href}`, isCurrent: path === href }];
    });
    return [
      { id: "screens", links: screens },
      ...(links.length > 0 ? [{ id: "recent", title: "Recent products", links }] : []),
    ];
  }, [here, isBrowser, isMac, path, products, recent]);

  return (
    <Sidebar
      label="Main"
      sections={sections}
      isCollapsed={!isOpen}
      onToggle={toggleSidebar}
      toggleLabel={isOpen ? "Hide the sidebar" : "Show the sidebar"}
      header={
        <span className={styles.brand}>
          <WinnowMark /> Winnow
        </span>
      }
    />
  );
}
