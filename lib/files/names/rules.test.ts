import { describe, expect, it } from 'vitest';
import { cleanFileName, extensionOf } from './rules';

describe('cleanFileName', () => {
  it.each([
    ['plain', '問合せ票.xlsx', '問合せ票.xlsx'],
    ['variation selector (異体字) and a character outside the BMP', '葛\u{E0100}城𠮷.pdf', '葛\u{E0100}城𠮷.pdf'],
    ['decomposed kana as macOS sends it', 'か\u3099.txt', 'か\u3099.txt'],
    ['path of another system', 'C:\\Users\\x\\報告.docx', '報告.docx'],
    ['path that climbs', '../../etc/passwd', 'passwd'],
    ['only dots', '../..', null],
    ['hidden file', '.bashrc', 'bashrc'],
    ['trailing dots and blanks, dropped by some systems', 'a.exe. . ', 'a.exe'],
    ['direction override that hides the ending', 'tnemucod\u202Efdp.exe', 'tnemucodfdp.exe'],
    ['control characters', 'a\r\nSet-Cookie: x.txt', 'aSet-Cookie: x.txt'],
    ['NUL', 'a\0.pdf', null],
    ['lone surrogate', 'a\uD842.pdf', null],
    ['empty', '', null],
    ['ideographic blanks only', '\u3000\u3000', null],
  ])('%s', (_, sent, expected) => {
    expect(cleanFileName(sent)).toBe(expected);
  });

  it('shortens by whole characters and keeps the extension', () => {
    const name = cleanFileName(`${'𠮷'.repeat(300)}.pdf`);
    expect(Array.from(name ?? '')).toHaveLength(120);
    expect(name).toMatch(/^𠮷+\.pdf$/u);
  });
});

describe('extensionOf', () => {
  it.each([
    ['a.PDF', 'pdf'],
    ['a.pdf.exe', 'exe'],
    ['pdf', ''],
    ['a.', ''],
    ['様式02.xlsx', 'xlsx'],
  ])('%s', (name, extension) => {
    expect(extensionOf(name)).toBe(extension);
  });
});
