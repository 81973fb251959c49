import { describe, expect, it } from 'vitest';
import { readTable } from './table-file';

const line = '追加,niigata-01,新潟 花子\r\n';
const shiftJis = [0x92, 0xc7, 0x89, 0xc1, 0x2c, 0x61];
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const codeOf = async (...parts: BlobPart[]) => {
  const read = await readTable(new Blob(parts));
  return read.ok ? 'text' : read.problems[0]?.code;
};

describe('the file of a hand-over', () => {
  it.each([
    ['UTF-8', line, line],
    ['UTF-8 with its mark', `\ufeff${line}`, line],
    ['Shift_JIS', new Uint8Array(shiftJis), '追加,a'],
  ])('is read in %s', async (_name, part, text) => {
    expect(await readTable(new Blob([part]))).toEqual({ ok: true, value: text });
  });

  it.each([
    ['nothing in it', [''], 'files.empty'],
    ['only white space in it', [' \r\n\r\n'], 'files.empty'],
    ['a spreadsheet’s own format', [new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0])], 'files.notText'],
    ['a picture', [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])], 'files.notText'],
    ['UTF-16 with its mark', [new Uint8Array([0xff, 0xfe]), utf16(line)], 'files.notText'],
    ['UTF-16 without', [utf16('add,a\n')], 'files.notText'],
    ['bytes of neither encoding', [new Uint8Array([0x82, 0xff, 0x2c])], 'files.notText'],
    ['more than a form takes', ['a'.repeat(100_001)], 'files.tooLong'],
    ['much more', ['a'.repeat(400_001)], 'files.tooLong'],
  ])('is refused with %s', async (_name, parts, code) => expect(await codeOf(...parts)).toBe(code));

  it('is refused when it cannot be read at all', async () => {
    const locked = Object.assign(new Blob(['x']), { arrayBuffer: () => Promise.reject(new Error('locked')) });
    expect(await readTable(locked)).toMatchObject({ problems: [{ code: 'files.unreadable' }] });
  });
});
