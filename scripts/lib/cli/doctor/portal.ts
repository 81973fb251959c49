import { connect } from 'node:net';
import { whoRuns } from '../../portal/lock.mjs';
import type { Settings } from '../../portal/settings.mjs';
import { isFree } from '../../ports.mjs';
import type { Check } from './types';

export async function portalChecks(settings: Settings): Promise<Check[]> {
  return [await web(settings), ...production(settings), await mail(settings)];
}

async function web({ dataDir, port, host }: Settings): Promise<Check> {
  const running = whoRuns(dataDir);
  if (!running) {
    const ok = await isFree(port, host);
    return {
      name: 'web',
      ok,
      ja: ok
        ? `動いていません。ポート ${port} は空いています`
        : `ポート ${port} は別のプログラムが使っています（RENKEI_PORT）`,
      en: ok ? `Not running; port ${port} is free` : `Another program uses port ${port} (RENKEI_PORT)`,
    };
  }
  const address = `http://${host}:${port}/api/health`;
  const status = await fetch(address, { signal: AbortSignal.timeout(5_000) }).then(
    (response) => response.status,
    () => 0,
  );
  return {
    name: 'web',
    ok: status === 200,
    ja:
      status === 200
        ? `動いています: ${running.origin}`
        : `動いていますが応答が正常ではありません（${status}）: ${address}`,
    en: status === 200 ? `Running: ${running.origin}` : `Running, but it does not answer well (${status}): ${address}`,
  };
}

/** What is right for a demonstration and wrong where real people log in. */
function production({ demonstration, origin }: Settings): Check[] {
  if (demonstration) return [];
  const secure = origin.startsWith('https://');
  return [
    {
      name: 'origin',
      ok: secure,
      ja: secure ? `利用者の接続先は ${origin}` : `RENKEI_ORIGIN が https ではありません（${origin}）`,
      en: secure ? `Users connect to ${origin}` : `RENKEI_ORIGIN is not https (${origin})`,
    },
  ];
}

async function mail({ demonstration }: Settings): Promise<Check> {
  const text = process.env.SMTP_URL ?? '';
  if (text === '') {
    return {
      name: 'mail',
      ok: true,
      ja: `SMTP_URL は未設定。通知メールは送られません${demonstration ? '（メール画面に表示されます）' : ''}`,
      en: `SMTP_URL is not set: no notices are mailed${demonstration ? ' (the mailbox page shows them)' : ''}`,
    };
  }
  const url = new URL(text);
  const ok = await reachable(url.hostname, Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)));
  return {
    name: 'mail',
    ok,
    ja: ok ? `メールサーバー ${url.host} に接続できます` : `メールサーバー ${url.host} に接続できません（SMTP_URL）`,
    en: ok ? `The mail server ${url.host} can be reached` : `The mail server ${url.host} cannot be reached (SMTP_URL)`,
  };
}

function reachable(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 5_000 });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('timeout', () => settle(false));
    socket.once('error', () => settle(false));
  });
}
