/** A failure whose cause we know: it says what happened and what to do about it, in both languages, without a stack. */
export class Stop extends Error {
  /**
   * @param {string} japanese
   * @param {string} english
   * @param {{ code?: number, detail?: string, cause?: unknown, reason?: string }} [more] `reason` names the cause to programs
   */
  constructor(japanese, english, more = {}) {
    super(english, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'Stop';
    this.japanese = japanese;
    this.english = english;
    this.code = more.code ?? 1;
    this.detail = more.detail ?? '';
    this.reason = more.reason ?? (this.code === 2 ? 'usage' : 'stopped');
  }
}

/** @typedef {{ ja: string, en: string }} Words */
/** @typedef {{ ok: false, code: string, message: Words, todo: Words, detail?: string }} Failure */

/** @param {string} usage */
const usageHint = (usage) => ({ ja: `正しい使い方: npx renkei ${usage}`, en: `Use it so: npx renkei ${usage}` });

/** For what says itself what to do, and for what does not. @type {Words} */
const examine = {
  ja: 'message のとおりにしてください。npx renkei doctor が動作環境とデータベースを調べます。',
  en: 'Do what the message says; npx renkei doctor examines machine and database.',
};

/**
 * Why a command ends, for programs (`--json`).
 * @param {unknown} error
 * @param {string} [usage] of the command that was asked for
 * @returns {Failure}
 */
export function failureOf(error, usage = '--help') {
  const known = error instanceof Stop ? error : knownSystemError(error);
  if (known) {
    const { reason: code, japanese: ja, english: en, detail } = known;
    const todo = known.code === 2 ? usageHint(usage) : examine;
    return { ok: false, code, message: { ja, en }, todo, ...(detail ? { detail } : {}) };
  }
  const text = error instanceof Error ? error.message : String(error);
  const detail = error instanceof Error ? (error.stack ?? '') : '';
  return {
    ok: false,
    code: 'fault',
    message: { ja: `予期しない失敗: ${text}`, en: `Unexpected: ${text}` },
    todo: examine,
    detail,
  };
}

/** @param {unknown} error */
export const exitCodeOf = (error) => (error instanceof Stop ? error.code : 1);

/** @param {readonly string[]} words */
export const asksForJson = (words) => words.some((word) => word === '--json' || word.startsWith('--json='));

/**
 * Why a command ends, for people. An unknown failure keeps its stack: it is ours to repair.
 * @param {unknown} error
 * @returns {string}
 */
export function explanationOf(error) {
  const stop = error instanceof Stop ? error : knownSystemError(error);
  if (stop) return `\n✗ ${stop.japanese}\n  ${stop.english}\n${stop.detail ? `\n${stop.detail}\n` : ''}`;
  return `\n✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}

/**
 * Prints why a command ends.
 * @param {unknown} error
 * @returns {number} the exit code
 */
export function explain(error) {
  process.stderr.write(explanationOf(error));
  return exitCodeOf(error);
}

/**
 * @param {unknown} error
 * @returns {Stop | undefined}
 */
function knownSystemError(error) {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const where = 'path' in error ? String(error.path) : '';
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') {
    return new Stop(
      `ディスクに空きがありません（${where || '作業フォルダ'}）。空きを作ってから、もう一度実行してください。`,
      `No space left on the disk (${where || 'working folder'}). Free some space and run it again.`,
      { reason: 'disk_full' },
    );
  }
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
    return new Stop(
      `${where || 'フォルダ'} に書き込めません。所有者と権限を確かめてください。データの置き場所は RENKEI_DATA_DIR で変えられます。`,
      `Cannot write to ${where || 'the folder'}. Check its owner and mode. RENKEI_DATA_DIR moves the data elsewhere.`,
      { reason: 'not_writable', detail: error.message },
    );
  }
  return undefined;
}
