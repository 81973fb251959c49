import { defineRoute } from '@/lib/access/route';
import { columnWords, roleWords } from '@/lib/accounts/handover/constants';
import { canSeeUsers } from '@/lib/accounts/users/policy';
import { listUsers } from '@/lib/accounts/users/queries';
import { userFilterSchema } from '@/lib/accounts/users/schema';
import { now } from '@/lib/core/clock';
import { csvResponse, csvText } from '@/lib/core/csv';
import { readAs } from '@/lib/core/db';
import { businessDate, formatShortDateTime } from '@/lib/core/i18n/format';

const firstWord = (words: readonly string[]): string => words[0] ?? '';
const heading = [...Object.values(columnWords).map(firstWord), '機関コード', '機関', '最終ログイン', '停止'];

/** Exactly what the list shows, all pages. Its first columns are those of the hand-over, ready to be filled in. */
export const GET = defineRoute({
  name: 'users.export',
  method: 'GET',
  input: userFilterSchema,
  allow: canSeeUsers,
  run: async (filter, { actor }) => {
    const { rows } = await readAs(actor, (db) => listUsers(db, actor, { ...filter, page: 1 }, 10_000));
    const lines = rows.map((user) => [
      ...['', user.loginId, user.name, user.kana, user.email, user.phone],
      user.roles.map((role) => firstWord(roleWords[role])).join('・'),
      ...[user.organizationCode, user.organizationName],
      user.lastLoginAt ? formatShortDateTime(user.lastLoginAt, 'ja') : '',
      user.disabledAt ? formatShortDateTime(user.disabledAt, 'ja') : '',
    ]);
    return csvResponse(`users-${businessDate(now())}.csv`, csvText(heading, lines));
  },
});
