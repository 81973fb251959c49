import type { NodeEndpoint } from '@/lib/access/nodes/types';

// A new file takes part by being there.
const modules: Record<string, Record<string, unknown>> = import.meta.glob('/lib/**/endpoints.ts', { eager: true });

/** Exports of the domains' `endpoints.ts`, by file and name. */
export const domainEndpoints: readonly (readonly [string, NodeEndpoint])[] = Object.entries(modules)
  .filter(([file]) => !file.startsWith('/lib/access/'))
  .flatMap(([file, module]) =>
    Object.entries(module).map(([name, value]) => [`${file} ${name}`, value as NodeEndpoint] as const),
  );
