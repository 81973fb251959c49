import { createAdministrator } from '@/lib/accounts/administrators/mutations';
import { createAdministratorSchema } from '@/lib/accounts/administrators/schema';
import { withSystem } from '@/lib/core/db';
import type { Problem } from '@/lib/core/errors';
import { errorText } from '@/lib/core/i18n/errors';
import { withDatabase } from '../lib/cli/database';
import { readSecret } from '../lib/cli/secret';
import type { Command, CommandInput } from '../lib/cli/types';
import { Stop } from '../lib/stop.mjs';

export const command: Command = {
  usage: 'admin create --organization <code> --login-id <id> --name <name> --kana <kana> [--json]',
  summary: {
    ja: '機関の管理者を作る。パスワードは標準入力から読む（画面には出ません）',
    en: 'Makes an administrator of an organization; reads the password from standard input, unseen',
  },
  options: {
    organization: { type: 'string' },
    'login-id': { type: 'string' },
    name: { type: 'string' },
    kana: { type: 'string' },
  },
  async run(input) {
    const wanted = await read(input);
    return withDatabase(async () => {
      const result = await withSystem('admin.create', (db) => createAdministrator(db, 'admin.create', wanted));
      if (!result.ok) throw refused(result.problems);
      const { loginId, organizationName, organizationNameEn } = result.value;
      return {
        data: { ...result.value },
        text: [
          `${organizationName} の管理者 ${loginId} を作成しました`,
          `Made ${loginId}, administrator of ${organizationNameEn}`,
        ],
      };
    });
  },
};

async function read({ values }: CommandInput) {
  const missing = ['organization', 'login-id', 'name', 'kana'].filter((option) => !values[option]);
  if (missing.length > 0) throw wrong(missing);
  const parsed = createAdministratorSchema.safeParse({
    organizationCode: values.organization,
    loginId: values['login-id'],
    name: values.name,
    kana: values.kana,
    password: await readSecret('パスワード / Password'),
  });
  if (parsed.success) return parsed.data;
  throw wrong(parsed.error.issues.map((issue) => issue.path.join('.')));
}

function wrong(options: readonly string[]): Stop {
  const names = options.join(', ');
  return new Stop(`指定が足りないか、正しくありません: ${names}`, `Missing or wrong: ${names}`, { code: 2 });
}

function refused(problems: readonly Problem[]): Stop {
  const say = (locale: 'ja' | 'en') =>
    problems.map((problem) => `${problem.field ?? ''}: ${errorText(problem, locale)}`).join(' ');
  return new Stop(say('ja'), say('en'), { reason: problems[0]?.code ?? 'refused' });
}
