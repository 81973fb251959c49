import { describe, expect, it } from 'vitest';
import type { Role } from '@/lib/access/actor';
import { idOf, type UserId } from '@/lib/core/ids';
import { type Handover, planHandover, tellPlan } from './rules';
import { readHandover, writeHandover } from './schema';
import type { KnownUser } from './types';

const heading = '区分,ログインID,氏名,フリガナ,メールアドレス,電話番号,役割';
const read = (...lines: string[]) => {
  const result = readHandover([heading, ...lines].join('\n'));
  if (!result.ok) throw new Error(result.problems[0]?.code);
  return result.value;
};

describe('reading a file', () => {
  it('takes commas, tabs, a byte-order mark, other columns and their order', () => {
    const line = { number: 2, kind: 'disable', loginId: 'taro', said: {} };
    expect(read('停止,taro,,,,,')).toEqual([line]);
    for (const text of [
      '区分\tログインID\n停止\ttaro\n',
      '\ufeffログインID,最終ログイン,区分\ntaro,x,停止\n',
      'kind,login_id\r\nDISABLE,ＴＡＲＯ\r\n',
    ]) {
      expect(readHandover(text)).toMatchObject({ ok: true, value: [line] });
    }
  });

  it.each(['ja', 'en'] as const)('reads what is written for a reader of %s', (locale) => {
    const person = { loginId: 'hanako', name: '髙橋 花子', kana: 'タカハシ', email: null, phone: null };
    const text = writeHandover([{ ...person, roles: ['staff', 'counter_clerk'] }], 'change', locale);
    expect(/[\u3040-\u30ff]/.test(text.replace('タカハシ', ''))).toBe(locale === 'ja');
    const said = { name: '髙橋 花子', kana: 'タカハシ', roles: ['staff', 'counter_clerk'] };
    expect(readHandover(text)).toMatchObject({ ok: true, value: [{ kind: 'change', loginId: 'hanako', said }] });
  });

  it('leaves out lines that do nothing, and keeps the file’s own count', () => {
    expect(read(',a-user,,,,,', '停止,taro,,,,,').map(({ number }) => number)).toEqual([3]);
  });

  it('reads roles however they are separated', () => {
    for (const roles of [
      '職員・窓口職員',
      '職員;counter_clerk',
      'staff 窓口職員',
      '職員、窓口職員、職員',
      '"職員,窓口職員"',
    ]) {
      const [line] = read(`追加,hanako,髙橋 花子,タカハシ ハナコ,,,${roles}`);
      expect(line, roles).toMatchObject({ said: { roles: ['staff', 'counter_clerk'] } });
    }
  });

  it('takes the apostrophe off that our own export puts before a formula', () => {
    expect(read("追加,hanako,'=名前,カナ,,,職員")[0]).toMatchObject({ said: { name: '=名前' } });
    expect(read("追加,hanako,'＝名前,カナ,,,職員")[0]).toMatchObject({ said: { name: '＝名前' } });
  });

  it.each([
    ['追加,hanako,,カナ,,,職員', 'required', 'name'],
    ['追加,ab,名,カナ,,,職員', 'accounts.loginIdForm', 'loginId'],
    ['追加,,名,カナ,,,職員', 'required', 'loginId'],
    ['追加,hanako,名,カナ,no-mail,,職員', 'invalid', 'email'],
    ['追加,hanako,名,カナ,,電話,職員', 'invalid', 'phone'],
    ['追加,hanako,名,カナ,,,町長', 'accounts.unknownRole', 'roles'],
    ['追加,hanako,名,カナ,,,', 'required', 'roles'],
    ['異動,hanako,名,カナ,,,職員', 'accounts.unknownKind', 'kind'],
  ])('%s: %s in %s', (line, code, column) => {
    expect(read(line)[0]).toMatchObject({ problems: [{ code, column }] });
  });

  it.each([
    ['', 'accounts.invalidHeading'],
    ['氏名,役割\n山田,職員', 'accounts.invalidHeading'],
    [`${heading}\n,taro,,,,,`, 'accounts.nothingToDo'],
    [`${heading}\n${Array.from({ length: 501 }, (_, i) => `停止,user-${i},,,,,`).join('\n')}`, 'accounts.tooManyLines'],
    ['"', 'accounts.unreadableLine'],
    [`${heading}\n停止,ta"ro,,,,,`, 'accounts.unreadableLine'],
    ['区分,ログインID,氏名,氏名\n停止,taro,,', 'accounts.doubledHeading'],
    ['区分,ログインID,login_id\n停止,taro,', 'accounts.doubledHeading'],
  ])('refuses as a whole %#', (text, code) => {
    expect(readHandover(text)).toMatchObject({ ok: false, problems: [{ code, field: 'text' }] });
  });
});

let number = 0;
const user = (loginId: string, roles: Role[], changes: Partial<KnownUser> = {}): KnownUser => ({
  ...{ id: idOf<UserId>(`id-${++number}`), loginId, name: loginId, kana: 'カナ', email: null, phone: null },
  ...{ roles, disabled: false, version: 1 },
  ...changes,
});
const boss = user('boss', ['system_management']);
const known = [
  boss,
  user('admin', ['system_administrator']),
  user('staff', ['staff']),
  user('gone', ['staff'], { disabled: true }),
];
const handover = (changes: Partial<Handover> = {}): Handover => ({
  keeper: { userId: boss.id, roles: boss.roles },
  kind: 'municipality',
  known,
  taken: new Set(['elsewhere', 'staff']),
  ...changes,
});
const plan = (lines: string[], changes: Partial<Handover> = {}) => planHandover(read(...lines), handover(changes));

describe('the plan', () => {
  it('says what each line will do', () => {
    const lines = plan([
      '追加,hanako,髙橋 花子,タカハシ,,,職員',
      '変更,staff,新 氏名,,,,窓口職員',
      '停止,admin,,,,,',
      '再開,gone,,,,,',
    ]);
    expect(lines.map(({ kind, loginId, problems }) => [kind, loginId, problems.length])).toEqual([
      ['add', 'hanako', 0],
      ['change', 'staff', 0],
      ['disable', 'admin', 0],
      ['enable', 'gone', 0],
    ]);
    expect(lines[0]).toMatchObject({ before: null, after: { name: '髙橋 花子', roles: ['staff'] } });
    expect(lines[1]).toMatchObject({
      before: { name: 'staff', roles: ['staff'] },
      after: { name: '新 氏名', kana: 'カナ', roles: ['counter_clerk'] },
      version: 1,
    });
  });

  it.each([
    ['追加,staff,名,カナ,,,職員', 'accounts.loginIdTaken', 'loginId'],
    ['追加,elsewhere,名,カナ,,,職員', 'accounts.loginIdTaken', 'loginId'],
    ['追加,hanako,名,カナ,,,コールセンター', 'accounts.rolesOnly', 'roles'],
    ['追加,hanako,名,カナ,,,職員・監査', 'accounts.auditorAlone', 'roles'],
    ['変更,nobody,名,,,,', 'notFound', 'loginId'],
    ['変更,staff,,,,,', 'accounts.nothingToDo', 'kind'],
    ['変更,staff,staff,,,,職員', 'accounts.nothingToDo', 'kind'],
    ['停止,gone,,,,,', 'accounts.nothingToDo', 'kind'],
    ['再開,staff,,,,,', 'accounts.nothingToDo', 'kind'],
    ['停止,boss,,,,,', 'accounts.ownAccount', 'loginId'],
    ['変更,boss,,,,,職員', 'accounts.ownAccount', 'loginId'],
  ])('%s: %s', (line, code, column) => {
    expect(plan([line])[0]?.problems).toMatchObject([{ code, column }]);
  });

  it('lets nobody touch or grant more than they hold', () => {
    const keeper = { userId: idOf<UserId>('someone'), roles: ['system_administrator' as const] };
    const lines = plan(['停止,boss,,,,,', '変更,staff,,,,,システム管理部門'], { keeper });
    expect(lines.map(({ problems }) => problems[0]?.code)).toEqual(['accounts.higherRole', 'accounts.rolesOnly']);
  });

  it('shows an unreadable line as what it was meant to be', () => {
    const lines = plan(['追加,BAD ID,名,カナ,,,職員', '異動,hanako,名,カナ,,,職員']);
    expect(lines.map(({ kind, problems }) => [kind, problems.length])).toEqual([
      ['add', 1],
      [null, 1],
    ]);
  });

  it.each([
    ['ja', '異動,hanako,名,カナ,,,職員', '「異動」は区分として読み取れません。使える言葉：追加、変更、停止、再開'],
    ['en', '異動,hanako,名,カナ,,,職員', '“異動” is no kind. Allowed words: add, change, disable, enable.'],
    [
      'ja',
      '追加,hanako,名,カナ,,,職員・町長',
      '「町長」は役割として読み取れません。使える言葉：システム管理部門、システム管理者、職員、窓口職員、監査',
    ],
    [
      'en',
      'add,hanako,名,カナ,,,staff;mayor',
      '“mayor” is no role. Allowed words: system_management, system_administrator, staff, counter_clerk, auditor.',
    ],
    [
      'ja',
      '変更,staff,,,,,コールセンター',
      'この機関であなたが付与できない役割です。使える言葉：システム管理部門、システム管理者、職員、窓口職員、監査',
    ],
    [
      'en',
      '変更,staff,,,,,call_center',
      'You cannot grant this role in this organization. Allowed words: system_management, system_administrator, staff, counter_clerk, auditor.',
    ],
  ] as const)('names the words that a cell takes, in %s: %s', (locale, line, text) => {
    const [told] = tellPlan({ lines: plan([line]), fingerprint: '' }, locale).lines;
    expect(told?.problems.map((problem) => problem.text)).toEqual([text]);
  });

  it('names only words that this keeper may write', () => {
    const keeper = { userId: idOf<UserId>('someone'), roles: ['system_administrator' as const] };
    const [told] = tellPlan({ lines: plan(['変更,staff,,,,,町長'], { keeper }), fingerprint: '' }, 'ja').lines;
    expect(told?.problems[0]?.text).toMatch(/使える言葉：システム管理者、職員、窓口職員、監査$/);
  });

  it('sees the same ID twice', () => {
    const lines = plan(['停止,staff,,,,,', '変更,staff,別名,,,,']);
    expect(lines.map(({ problems }) => problems.at(-1)?.code)).toEqual(['accounts.twice', 'accounts.twice']);
  });

  it('keeps an administrator: all lines together count', () => {
    const keeper = { userId: idOf<UserId>('from-the-prefecture'), roles: boss.roles };
    const all = plan(['停止,boss,,,,,', '変更,admin,,,,,職員'], { keeper });
    expect(all.map(({ problems }) => problems[0]?.code)).toEqual([
      'accounts.lastAdministrator',
      'accounts.lastAdministrator',
    ]);
    const replaced = plan(['停止,boss,,,,,', '変更,admin,,,,,職員', '追加,hanako,名,カナ,,,システム管理者'], {
      keeper,
    });
    expect(replaced.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
