import type { NodeEndpoint } from './types';

export type Match =
  | { readonly endpoint: NodeEndpoint; readonly fields: Readonly<Record<string, string>> }
  | 'not_found'
  | 'method';

/** Finds the endpoint of a request, and the fields that its path holds. */
export function matcher(endpoints: readonly NodeEndpoint[]): (method: string, path: string) => Match {
  const known = endpoints.map((endpoint) => ({ endpoint, parts: endpoint.path.split('/') }));
  return (method, path) => {
    const parts = path.split('/');
    const here = known.flatMap(({ endpoint, parts: wanted }) => {
      const fields = fieldsIn(wanted, parts);
      return fields === null ? [] : { endpoint, fields };
    });
    return here.find(({ endpoint }) => endpoint.method === method) ?? (here.length === 0 ? 'not_found' : 'method');
  };
}

function fieldsIn(wanted: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (wanted.length !== parts.length) return null;
  const fields: Record<string, string> = {};
  for (const [place, part] of parts.entries()) {
    const name = /^\{(\w+)\}$/.exec(wanted[place] ?? '')?.[1];
    const text = name === undefined ? null : decoded(part);
    if (name === undefined ? part !== wanted[place] : text === null) return null;
    if (name !== undefined && text !== null) fields[name] = text;
  }
  return fields;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
