import { afterEach, beforeEach, expect, it } from 'vitest';
import { provenDone, withDoneMark } from '@/lib/access/forms/done-mark';
import { setClock } from '@/lib/core/clock';
import { idOf } from '@/lib/core/ids';

const session = (sessionId: string) => ({ sessionId }) as Parameters<typeof provenDone>[0];
const at = new Date('2026-11-20T03:00:00Z');
beforeEach(() => setClock(at));
afterEach(() => setClock(undefined));

const marked = withDoneMarkAt('/admin/users/1?done=changed&by=');
function withDoneMarkAt(address: string): URL {
  setClock(at);
  return new URL(withDoneMark(address, idOf('mine')), 'http://localhost');
}
const paramsOf = (url: URL) => Object.fromEntries(url.searchParams) as Record<string, string>;

it('says what was done in this session just now', () => {
  expect(provenDone(session('mine'), paramsOf(marked)).done).toBe('changed');
});

it.each<[string, () => Record<string, string>, string, number]>([
  ['of a link that somebody wrote', () => ({ done: 'changed' }), 'mine', 0],
  ['of a mark that somebody invented', () => ({ done: 'changed', by: `${at.getTime().toString(36)}.x` }), 'mine', 0],
  ['of something else than was done', () => ({ ...paramsOf(marked), done: 'disabled' }), 'mine', 0],
  ['of another session', () => paramsOf(marked), 'other', 0],
  ['of a page out of the history', () => paramsOf(marked), 'mine', 10 * 60_000],
  ['of a mark of tomorrow', () => paramsOf(marked), 'mine', -1],
])('believes nothing %s', (_what, params, who, later) => {
  setClock(new Date(at.getTime() + later));
  expect(provenDone(session(who), params())).toEqual({});
});

it('keeps the place on the page, and leaves other addresses alone', () => {
  expect(withDoneMark('/articles/categories?saved=01&by=#category-01', idOf('mine'))).toMatch(
    /^\/articles\/categories\?saved=01&by=[\w.-]+#category-01$/,
  );
  expect(withDoneMark('/tickets/26-000001-2?done=take', idOf('mine'))).toBe('/tickets/26-000001-2?done=take');
});
