import { addressesOf } from '../../../lib/core/database/addresses.mjs';
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
  const addresses = addressesOf(text);
  const parameters = addresses.every((address) => URL.canParse(address))
    ? new URL(addresses[0] ?? '').searchParams
    : undefined;
  if (!parameters) throw wrongForm(name);
  if (parameters.get('host')?.includes(',')) throw hostsElsewhere(name);
  const wanted = parameters.get('target_session_attrs') ?? 'read-write';
  if (!['read-write', 'primary'].includes(wanted)) throw wrongTarget(name);
  return text;
}

/** @param {string} name */
const hostsElsewhere = (name) =>
  new Stop(
    `${name} のホストは host= ではなく、postgres://ユーザー:パスワード@ホスト1:5432,ホスト2:5432/データベース の形で指定してください。`,
    `${name} names its hosts by host=. Its form is postgres://user:password@host1:5432,host2:5432/database.`,
    { code: 2 },
  );

/** @param {string} name */
const wrongTarget = (name) =>
  new Stop(
    `${name} の target_session_attrs は read-write にしてください。Renkei は書き込めるサーバーだけを使います。`,
    `target_session_attrs of ${name} has to be read-write: Renkei uses the server that takes writes.`,
    { code: 2 },
  );

/** @param {string} name */
const wrongForm = (name) =>
  new Stop(
    `${name} を読めません。postgres://ユーザー:パスワード@ホスト:5432/データベース の形で指定してください。パスワードの記号（@ : / ? # % など）は %40 のように符号化します。`,
    `${name} cannot be read. Its form is postgres://user:password@host:5432/database. Signs in the password (@ : / ? # % …) are written as %40 and so on.`,
    { code: 2 },
  );
