import type { HandedOut } from '@/lib/access/requests/handed-out';
import type { AuditChange, AuditState } from '../types';

/** What was chosen: an empty field of the filter says nothing, nor does the page, because all of them go out. */
function chosen(input: HandedOut['input']): AuditState {
  const said = (value: unknown) => value !== undefined && value !== null && value !== '' && !isEmptyList(value);
  return Object.fromEntries(Object.entries(input).filter(([name, value]) => name !== 'page' && said(value)));
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** A stored file by its id; a list or paper by the route that makes it, with filter and rows. */
export function handedOutChange({ route, input, file, rows, part, complete }: HandedOut): AuditChange {
  const after = {
    file,
    ...(rows === null ? {} : { rows }),
    ...(part === null ? {} : { part }),
    ...(complete ? {} : { complete }),
  };
  if (route === 'file.download') {
    return { event: 'file.downloaded', targetType: 'file', targetId: String(input.id), after };
  }
  return { event: 'export.made', targetType: 'export', targetId: route, after: { ...after, filter: chosen(input) } };
}
