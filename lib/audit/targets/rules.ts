import { isId } from '../viewer/rules';
import type { AuditTarget, NamedTarget } from './types';

/** What was found about an entry's target, else what the entry itself calls it; undefined = it has no name for this reader. */
export function targetOf(
  { namedBy, ownName }: Pick<AuditTarget, 'namedBy' | 'ownName'>,
  found: ReadonlyMap<string, NamedTarget>,
): NamedTarget | undefined {
  return found.get(namedBy) ?? (ownName === null ? undefined : { name: ownName, href: null });
}

/** What stands for a target without a name: the end of an id; a word as it is. */
export const shortTargetId = (id: string): string => (isId(id) ? `…${id.slice(-8)}` : id);
