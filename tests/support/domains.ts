import type { DomainSupport } from './domain';

// A new file takes part by being there.
const modules = import.meta.glob('/tests/support/domains/*.ts', { eager: true }) as Record<
  string,
  { readonly support: DomainSupport }
>;

const nameOf = (file: string) => file.split('/').at(-1)?.replace('.ts', '') ?? file;

/** What tests know of each domain, by its name. */
export const supports: ReadonlyMap<string, DomainSupport> = new Map(
  Object.entries(modules).map(([file, { support }]) => [nameOf(file), support]),
);

/** One part of all of them. */
export function collect<Part extends keyof DomainSupport>(part: Part): NonNullable<DomainSupport[Part]> {
  return Object.assign({}, ...[...supports.values()].map((support) => support[part]));
}

/** Those that others need come before them. */
export function inOrder(): DomainSupport[] {
  const ordered = new Set<DomainSupport>();
  const add = (name: string) => {
    const support = supports.get(name);
    if (support === undefined) throw new Error(`no ${name} in tests/support/domains`);
    for (const before of support.after ?? []) add(before);
    ordered.add(support);
  };
  for (const name of supports.keys()) add(name);
  return [...ordered];
}
