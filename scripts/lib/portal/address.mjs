import { Stop } from '../stop.mjs';

/**
 * The address of an outside database, as the environment gives it. Says what is wrong with one before anybody connects; never
 * repeats it, for it holds a password.
 * @param {NodeJS.ProcessEnv} environment
 * @param {'DATABASE_URL' | 'RENKEI_APP_DATABASE_URL'} name
 * @returns {string | undefined}
 */
export function readAddress(environment, name) {
  const text = environment[name];
  if (!text) return undefined;
  if (!/^postgres(?:ql)?:\/\//.test(text)) throw wrongForm(name);
  const authority = text.replace(/^[a-z]+:\/\//, '').split(/[/?#]/, 1)[0] ?? '';
  if (authority.slice(authority.lastIndexOf('@') + 1).includes(',')) throw severalHosts(name);
  const parameters = URL.canParse(text) ? new URL(text).searchParams : undefined;
  if (!parameters) throw wrongForm(name);
  if (parameters.get('host')?.includes(',')) throw severalHosts(name);
  return text;
}

/** @param {string} name */
const severalHosts = (name) =>
  new Stop(
    `${name} にホストが 2 つ以上あります。Renkei は 1 つの接続先だけを使います。現在の主サーバーを指す名前（仮想 IP、DNS、pgbouncer や HAProxy など）を指定してください。`,
    `${name} names more than one host. Renkei connects to one: name what always leads to the primary server (a virtual address, a DNS name, pgbouncer or HAProxy).`,
    { code: 2 },
  );

/** @param {string} name */
const wrongForm = (name) =>
  new Stop(
    `${name} を読めません。postgres://ユーザー:パスワード@ホスト:5432/データベース の形で指定してください。パスワードの記号（@ : / ? # % など）は %40 のように符号化します。`,
    `${name} cannot be read. Its form is postgres://user:password@host:5432/database. Signs in the password (@ : / ? # % …) are written as %40 and so on.`,
    { code: 2 },
  );
