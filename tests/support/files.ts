/** A small file that is a PDF to everybody who looks. */
export function samplePdf(text: string): Buffer {
  return Buffer.from(`%PDF-1.4\n%${text}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
}

/** One chunk per 64 KiB, as a network brings them. */
export async function* bytesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

const png = Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001080600000000', 'hex');
const windowsProgram = Buffer.concat([Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), Buffer.alloc(256)]);
const page = '<!DOCTYPE html><html><body><script>alert(1)</script></body></html>';
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>';
/** An archive with one entry, empty, named `a`. */
const archive = Buffer.from(
  '504b03040a00000000000000000000000000000000000000000001000000' +
    '61504b01021e030a0000000000000000000000000000000000000000000100000000000000000000000000000000' +
    '0061504b0506000000000100010' +
    '02f0000001f0000000000',
  'hex',
);

/** What somebody might try, and what he is told. */
export const hostile: { title: string; name: string; bytes: Buffer; code: string }[] = [
  { title: 'a page', name: 'page.html', bytes: Buffer.from(page), code: 'files.type' },
  { title: 'a page named as text', name: 'page.txt', bytes: Buffer.from(page), code: 'files.type' },
  {
    title: 'a page after a byte-order mark',
    name: 'bom.csv',
    bytes: Buffer.from(`\ufeff\n ${page}`),
    code: 'files.type',
  },
  { title: 'a page named as an image', name: 'page.png', bytes: Buffer.from(page), code: 'files.type' },
  { title: 'a drawing', name: 'x.svg', bytes: Buffer.from(drawing), code: 'files.type' },
  { title: 'a drawing named as text', name: 'svg.txt', bytes: Buffer.from(drawing), code: 'files.type' },
  {
    title: 'a drawing behind an XML declaration',
    name: 'xml.txt',
    bytes: Buffer.from(`<?xml version="1.0"?>${drawing}`),
    code: 'files.type',
  },
  { title: 'a program', name: 'setup.exe', bytes: windowsProgram, code: 'files.type' },
  { title: 'a program named as a document', name: 'setup.pdf', bytes: windowsProgram, code: 'files.type' },
  { title: 'a program with two endings', name: 'report.pdf.exe', bytes: samplePdf('x'), code: 'files.type' },
  { title: 'an image named as a document', name: 'image.pdf', bytes: png, code: 'files.type' },
  { title: 'an archive', name: 'logs.zip', bytes: archive, code: 'files.type' },
  { title: 'an archive named as a workbook', name: 'book.xlsx', bytes: archive, code: 'files.type' },
  { title: 'a script', name: 'run.sh', bytes: Buffer.from('#!/bin/sh\nrm -rf /\n'), code: 'files.type' },
  {
    title: 'binary in the middle of a text',
    name: 'half.txt',
    bytes: Buffer.concat([Buffer.alloc(100_000, 0x61), Buffer.from([0])]),
    code: 'files.type',
  },
  { title: 'no ending', name: 'noending', bytes: samplePdf('x'), code: 'files.type' },
  { title: 'no name', name: '../', bytes: samplePdf('x'), code: 'files.name' },
  { title: 'a name with NUL', name: 'a.pdf\0.exe', bytes: samplePdf('x'), code: 'files.name' },
  { title: 'nothing inside', name: 'empty.txt', bytes: Buffer.alloc(0), code: 'files.empty' },
];
