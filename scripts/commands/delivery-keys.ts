import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withSystem } from '@/lib/core/db';
import { errorText } from '@/lib/core/i18n/errors';
import { rootKeys, rootThreshold } from '@/lib/delivery/constants';
import { publishRoot } from '@/lib/delivery/trust/mutations';
import { openKey, sealKey } from '@/lib/delivery/trust/passphrases/rules';
import { fingerprintOf, makeSigningKey, type SigningKey, signingKey } from '@/lib/delivery/trust/rules';
import { withDatabase } from '../lib/cli/database';
import { readSecret } from '../lib/cli/secret';
import type { Command } from '../lib/cli/types';
import { Stop } from '../lib/stop.mjs';

/** The ceremony: the offline keys say whose keys count. Run it at first, when signers change, and before the root expires. */
export const command: Command = {
  usage: 'delivery keys --folder <folder> [--former <folder>] [--json]',
  summary: {
    ja: 'ファイル配信の鍵の儀式。オフラインの鍵（なければ作成）でルートに署名し、公開する。パスフレーズは標準入力から読む',
    en: 'Key ceremony of deliveries: signs and publishes the root with the offline keys, made if there are none; reads the passphrase from standard input',
  },
  options: { folder: { type: 'string' }, former: { type: 'string' } },
  async run({ values }) {
    const folder = String(values.folder ?? '');
    if (folder === '') throw new Stop('--folder を指定してください。', 'Give --folder.', { code: 2 });
    const passphrase = await readSecret('パスフレーズ / Passphrase');
    if (passphrase.length < 12)
      throw new Stop('パスフレーズは12文字以上にしてください。', 'A passphrase has 12 characters at least.', {
        code: 2,
      });
    const keys = (await readKeys(folder, passphrase)) ?? (await makeKeys(folder, passphrase));
    const former = values.former === undefined ? [] : await readKeys(String(values.former), passphrase);
    if (former === null) throw new Stop('前の鍵がありません。', 'The former keys are not there.');
    return withDatabase(async () => {
      const result = await withSystem('delivery.keys', (db) => publishRoot(db, keys, former));
      if (!result.ok) {
        const say = (locale: 'ja' | 'en') => result.problems.map((problem) => errorText(problem, locale)).join(' ');
        throw new Stop(say('ja'), say('en'), { reason: result.problems[0]?.code ?? 'refused' });
      }
      const { version, content, signers } = result.value;
      const fingerprint = fingerprintOf(content);
      return {
        data: { version, signers, ...(version === 1 ? { fingerprint } : {}) },
        text: [
          `ルート 第${version}版を公開しました（署名者 ${signers}人）/ Published root ${version} (${signers} signers)`,
          ...(version === 1 ? [`deliveryRoot: ${fingerprint}`] : []),
        ],
      };
    });
  },
};

async function makeKeys(folder: string, passphrase: string): Promise<SigningKey[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keys = Array.from({ length: rootKeys }, makeSigningKey);
  for (const [index, { privateKey }] of keys.entries())
    writeFileSync(path.join(folder, `root-${index + 1}.key`), await sealKey(passphrase, privateKey), { mode: 0o600 });
  return keys;
}

/** The offline keys of a folder; null = there are none. */
async function readKeys(folder: string, passphrase: string): Promise<SigningKey[] | null> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^root-\d+\.key$/.test(name)) : [];
  if (names.length === 0) return null;
  const opened = await Promise.all(names.map((name) => openKey(passphrase, readFileSync(path.join(folder, name)))));
  const keys = opened.flatMap((key) => (key === null ? [] : [signingKey(key)]));
  if (keys.length < rootThreshold)
    throw new Stop('パスフレーズが違うか、鍵が足りません。', 'The passphrase is wrong, or keys are missing.');
  return keys;
}
