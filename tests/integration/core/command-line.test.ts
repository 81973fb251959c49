import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '@/scripts/lib/root.mjs';
import { renkei as here } from '@/tests/support/command';

/** The command as an operator or a program types it, with a password to read. */
function renkei(words: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [path.join(root, 'scripts', 'renkei.mjs'), ...words], {
    env: { ...process.env, ...environment },
  });
  child.stdin.on('error', () => undefined).end('correct horse battery staple 7\n');
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (status) => resolve({ status, ...output }));
  });
}

const sentences = { ja: expect.stringMatching(/./), en: expect.stringMatching(/./) };
const administrator = ['--organization', 'XX9999', '--login-id', 'somebody', '--name', '山田', '--kana', 'ヤマダ'];
const nowhere = { DATABASE_URL: 'postgresql://nobody:hidden@127.0.0.1:1/none' };

it.each([
  ['an unknown command', ['nonsense']],
  ['an unknown flag', ['doctor', '--nope']],
  ['a word too many, which is a command mistyped', ['migrate', 'nwe', 'name']],
  ['a value where none belongs', ['doctor', '--json=yes']],
  ['options that are missing', ['admin', 'create']],
  ['a name that cannot be', ['migrate', 'new', 'Bad-Name']],
])('--json with %s is one object that says how the command is used', async (_name, words) => {
  const { status, stdout, stderr } = await here([...words, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, code: 'usage', message: sentences, todo: sentences });
  expect([status, stderr]).toEqual([2, '']);
});

it.each<[string, string[], number, string, Record<string, string>?]>([
  ['nothing else', [], 2, 'usage'],
  ['a refusal', ['admin', 'create', ...administrator], 1, 'notFound'],
  ['a database that is not there', ['audit', 'verify'], 1, 'stopped', nowhere],
])(
  '--json with %s is one object that says code, message and what to do',
  async (_name, words, status, code, environment) => {
    const answer = await renkei([...words, '--json'], environment);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.stdout)).toMatchObject({ ok: false, code, message: sentences, todo: sentences });
    expect(answer.stdout).not.toContain('hidden');
    expect(answer.stderr).not.toContain('✗');
  },
);

it('--json with something to find out is one object that says so', async () => {
  const verified = await here(['audit', 'verify', '--json']);
  expect(verified.status).toBe(0);
  expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, intact: true });
  const wrongHead = await here(['audit', 'verify', '--head', 'f'.repeat(64), '--json']);
  expect(wrongHead.status).toBe(1);
  expect(JSON.parse(wrongHead.stdout)).toMatchObject({ ok: false, code: 'altered', intact: false, todo: sentences });
  const help = await here(['--help', '--json']);
  expect([help.status, JSON.parse(help.stdout).ok]).toEqual([0, true]);
});

it('people read sentences, and nothing on standard output when it went wrong', async () => {
  const answer = await renkei(['doctor', '--nope']);
  expect(answer).toMatchObject({ status: 2, stdout: '' });
  expect(answer.stderr).toMatch(/✗ コマンドが正しくありません: .*--nope[\s\S]*This is not a command/);
});
