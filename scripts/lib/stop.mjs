/** A failure whose cause we know: it says what happened and what to do about it, in both languages, without a stack. */
export class Stop extends Error {
  /**
   * @param {string} japanese
   * @param {string} english
   * @param {{ code?: number, detail?: string, cause?: unknown }} [more]
   */
  constructor(japanese, english, more = {}) {
    super(english, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'Stop';
    this.japanese = japanese;
    this.english = english;
    this.code = more.code ?? 1;
    this.detail = more.detail ?? '';
  }
}

/**
 * Prints why a command ends. An unknown failure keeps its stack: it is ours to repair.
 * @param {unknown} error
 * @returns {number} the exit code
 */
export function explain(error) {
  if (error instanceof Stop) {
    process.stderr.write(`\n✗ ${error.japanese}\n  ${error.english}\n${error.detail ? `\n${error.detail}\n` : ''}`);
    return error.code;
  }
  const known = knownSystemError(error);
  if (known) return explain(known);
  process.stderr.write(`\n✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
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
    );
  }
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
    return new Stop(
      `${where || 'フォルダ'} に書き込めません。所有者と権限を確かめてください。データの置き場所は RENKEI_DATA_DIR で変えられます。`,
      `Cannot write to ${where || 'the folder'}. Check its owner and mode. RENKEI_DATA_DIR moves the data elsewhere.`,
      { detail: error.message },
    );
  }
  return undefined;
}
