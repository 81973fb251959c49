// Imported before anything else, and written so that every Node that knows `import` can read it.
var version = process.versions.node;
if (Number(version.split('.')[0]) < 20 || /^20\.(\d|1[0-8])\./.test(version)) {
  refuse(
    `Node ${version} では動きません。Node 20.19 以上（推奨 24）をインストールしてください。`,
    `Node ${version} is too old. Install Node 20.19 or newer (24 recommended).`,
  );
}
if (process.platform === 'win32') {
  refuse('Windows では WSL 2 の中で実行してください。', 'On Windows, run this inside WSL 2.');
}

/**
 * @param {string} japanese
 * @param {string} english
 */
function refuse(japanese, english) {
  var words = { ja: japanese, en: english };
  var failure = { ok: false, code: 'unsupported', message: words, todo: words };
  if (process.argv.indexOf('--json') > 1) process.stdout.write(`${JSON.stringify(failure)}\n`);
  else process.stderr.write(`\n✗ ${japanese}\n  ${english}\n`);
  process.exit(1);
}
