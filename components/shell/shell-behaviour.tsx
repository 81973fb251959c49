'use client';

import { useCollapse } from './collapse';
import { useDrawer } from './drawer';
import { useMenus } from './menus';

/** What the shell does in the browser beyond what links, forms and `<details>` do there by themselves. */
export function ShellBehaviour() {
  useCollapse();
  useDrawer();
  useMenus();
  return null;
}
