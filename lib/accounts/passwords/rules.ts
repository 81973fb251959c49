import { commonPasswords, shortestPassword } from './constants';

export type PasswordFlaw = 'tooShort' | 'accounts.commonPassword' | 'accounts.passwordIsName';

/** A word written once, however often it was repeated: `abcabcabc` → `abc`. */
function unrepeated(text: string): string {
  return /^(.+?)\1+$/u.exec(text)?.[1] ?? text;
}

/** Without case, spaces and what people add to a word to make it long enough. */
function essence(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
  const core = plain.replace(/^[\d\p{P}\p{S}]+|[\d\p{P}\p{S}]+$/gu, '');
  return unrepeated(core);
}

/** `1234567890`, `aaaabbbb…`: every character is the neighbour of the one before. */
function isRun(text: string): boolean {
  const codes = Array.from(text.toLowerCase(), (letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const plain = steps.filter((step) => Math.abs(step) <= 1 || Math.abs(step) === 9).length;
  return plain / Math.max(1, steps.length) > 0.8;
}

const common = new Set([...commonPasswords, ...commonPasswords.map(essence)]);

/**
 * What is wrong with a new password; null = nothing. After NIST SP 800-63B: long enough, none that attackers try first, none that
 * follows from the log-in ID or the name. Spaces and any letters are welcome; no mixture of kinds is asked for.
 */
export function judgePassword(password: string, names: readonly string[]): PasswordFlaw | null {
  if (Array.from(password).length < shortestPassword) return 'tooShort';
  const core = essence(password);
  if (Array.from(core).length < 4 || common.has(core) || isRun(password)) return 'accounts.commonPassword';
  const own = names.map((name) => essence(name)).filter((name) => name.length >= 4);
  return own.some((name) => core === name || (core.includes(name) && core.length - name.length < 4))
    ? 'accounts.passwordIsName'
    : null;
}
