import { isValidElement, type ReactNode } from 'react';

interface Field {
  readonly name?: unknown;
  readonly label?: unknown;
  readonly legend?: unknown;
  readonly children?: ReactNode;
}

/**
 * What the fields of a form are called, by name, as far as they stand in it as such (`TextField`, `SelectField`, …): the page's own words,
 * known before a script runs. Of what other components draw by themselves the page is asked in the browser (`error-summary.tsx`).
 */
export function fieldNames(children: ReactNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  collect(children, found);
  return found;
}

function collect(node: ReactNode, found: Map<string, string>): void {
  if (Array.isArray(node)) {
    for (const one of node) collect(one, found);
    return;
  }
  if (!isValidElement<Field>(node)) return;
  const { name, label, legend, children } = node.props;
  const words = label ?? legend;
  if (typeof name === 'string' && typeof words === 'string' && !found.has(name)) found.set(name, words);
  collect(children, found);
}
