import { fromBuffer } from 'yauzl';

/**
 * Takes the text out of one document: its bytes on standard input, the text on standard output, cut at `longest` characters. A process of its
 * own (`extract.ts` starts it, with little memory and little time), because what people upload may be made to harm whoever reads it.
 */
const longest = 400_000;
/**
 * What is taken of a workbook's first sheet. A form is short: what is further down or to the right is no part of it. A table counts as a whole
 * or not at all.
 */
const sheets = {
  rows: { rows: 200, columns: 10, characters: 20_000, unpacked: 20_000_000 },
  table: { rows: 20_000, columns: 20, characters: 1_000, unpacked: 50_000_000 },
};
const kind = process.argv[2] ?? '';
const sheet = kind === 'rows' || kind === 'table' ? sheets[kind] : null;
/** Of an archive's contents, unpacked: an office document is one. */
const mostBytes = sheet?.unpacked ?? 150_000_000;
const mostEntries = 10_000;

/** @param {number} code @param {string} reason @returns {never} */
function refuse(code, reason) {
  process.stderr.write(reason);
  process.exit(code);
}

async function readInput() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Unpacks everything once, counting what really comes, and keeps nothing: a bomb goes off here. @param {Buffer} bytes */
function weigh(bytes) {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, archive) => {
      if (error || !archive) return reject(error);
      let total = 0;
      let entries = 0;
      archive.on('error', reject);
      archive.on('end', () => resolve(total));
      archive.on('entry', (entry) => {
        entries += 1;
        if (entries > mostEntries || entry.uncompressedSize > mostBytes) return reject(new Error('too large'));
        archive.openReadStream(entry, (fault, stream) => {
          if (fault || !stream) return reject(fault);
          stream.on('error', reject);
          stream.on('data', (chunk) => {
            total += chunk.length;
            if (total > mostBytes) reject(new Error('too large'));
          });
          stream.on('end', () => archive.readEntry());
        });
      });
      archive.readEntry();
    });
  });
}

/** @param {Buffer} bytes */
function plainText(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}

/** @param {Buffer} workbook @param {typeof sheets.rows} most */
async function rowsOf(workbook, most) {
  const { readSheet } = await import('read-excel-file/node');
  const rows = await readSheet(workbook);
  if (kind === 'table' && rows.length > most.rows) refuse(3, 'too many rows');
  return rows
    .slice(0, most.rows)
    .map((row) => row.slice(0, most.columns).map((cell) => textOf(cell).slice(0, most.characters)));
}

/** Excel keeps times without a zone: what it shows is what was meant. @param {unknown} cell */
function textOf(cell) {
  if (cell instanceof Date) return cell.toISOString().slice(0, 16);
  return cell === null ? '' : String(cell);
}

const bytes = await readInput();
if (kind === 'text') {
  process.stdout.write(plainText(bytes).slice(0, longest));
} else if (sheet) {
  await weigh(bytes).catch((error) => refuse(3, String(error?.message ?? error)));
  const rows = await rowsOf(bytes, sheet).catch((error) => refuse(4, String(error?.message ?? error)));
  process.stdout.write(JSON.stringify(rows), () => process.exit(0));
} else {
  if (kind !== 'pdf') await weigh(bytes).catch((error) => refuse(3, String(error?.message ?? error)));
  const { parseOffice } = await import('officeparser');
  try {
    const document = await parseOffice(bytes, { outputErrorToConsole: false });
    process.stdout.write(document.toText().slice(0, longest), () => process.exit(0));
  } catch (error) {
    refuse(4, error instanceof Error ? error.message : String(error));
  }
}
