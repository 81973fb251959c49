import { attachmentDisposition } from '@/lib/core/http/disposition';
import type { ByteRange } from '@/lib/core/storage/types';
import type { StoredFile } from '../types';

export const etagOf = (file: Pick<StoredFile, 'hash'>): string => `"${file.hash}"`;

/** Never shown in the portal's origin: saved, not sniffed, and without scripts, forms or frames should it be opened all the same. */
export function downloadHeaders(file: StoredFile): Record<string, string> {
  return {
    'content-type': file.mediaType.startsWith('text/') ? 'application/octet-stream' : file.mediaType,
    'content-disposition': attachmentDisposition(file.name),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    etag: etagOf(file),
  };
}

/** RFC 9110: true = the browser has these bytes already. */
export function isKnown(file: StoredFile, ifNoneMatch: string | null): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etagOf(file) || tag.trim() === '*');
}

/**
 * The part that is asked for: null = the whole (no range, one we do not serve, or of another version), `unsatisfiable` = beyond
 * the end. Several ranges at once are answered with the whole, as the RFC allows.
 */
export function requestedRange(
  file: StoredFile,
  range: string | null,
  ifRange: string | null,
): ByteRange | 'unsatisfiable' | null {
  if (range === null || (ifRange !== null && ifRange !== etagOf(file))) return null;
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.trim());
  const [, first = '', last = ''] = match ?? [];
  if (!match || (first === '' && last === '')) return null;
  const start = first === '' ? Math.max(0, file.size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? file.size - 1 : Math.min(Number(last), file.size - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  return start > end || start >= file.size ? 'unsatisfiable' : { start, end };
}
