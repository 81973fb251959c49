import { describe, expect, it } from 'vitest';
import { downloadHeaders, isKnown, requestedRange } from './rules';

const file = {
  id: '01900000-0000-7000-8000-000000000001',
  name: '票.txt',
  mediaType: 'text/plain',
  size: 100,
  hash: 'a'.repeat(64),
  createdAt: new Date(0),
};
const tag = `"${file.hash}"`;

describe('requestedRange', () => {
  it.each([
    ['none', null, null, null],
    ['from the start', 'bytes=0-9', null, { start: 0, end: 9 }],
    ['to the end', 'bytes=90-', null, { start: 90, end: 99 }],
    ['past the end', 'bytes=90-500', null, { start: 90, end: 99 }],
    ['the last bytes', 'bytes=-10', null, { start: 90, end: 99 }],
    ['more last bytes than there are', 'bytes=-500', null, { start: 0, end: 99 }],
    ['zero last bytes', 'bytes=-0', null, 'unsatisfiable'],
    ['beyond the end', 'bytes=100-', null, 'unsatisfiable'],
    ['backwards', 'bytes=9-0', null, null],
    ['several', 'bytes=0-1,5-6', null, null],
    ['another unit', 'lines=0-1', null, null],
    ['nothing', 'bytes=-', null, null],
    ['of this version', 'bytes=0-9', tag, { start: 0, end: 9 }],
    ['of another version', 'bytes=0-9', '"b"', null],
  ])('%s', (_, range, ifRange, expected) => {
    expect(requestedRange(file, range, ifRange)).toEqual(expected);
  });
});

it('knows its own tag, weak and in a list', () => {
  expect(isKnown(file, `"x", W/${tag}`)).toBe(true);
  expect(isKnown(file, '*')).toBe(true);
  expect(isKnown(file, '"x"')).toBe(false);
  expect(isKnown(file, null)).toBe(false);
});

it('never lets a browser show a file in the origin of the portal', () => {
  expect(downloadHeaders(file)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': expect.stringMatching(/^attachment;/),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
});
