import { describe, expect, it } from 'vitest';
import { acceptedType, beginsLikeMarkup, looksLikePlainText } from './rules';

describe('acceptedType', () => {
  it.each([
    ['PDF named so', 'application/pdf', 'pdf', false, 'application/pdf'],
    ['PDF named as text', 'application/pdf', 'txt', false, null],
    ['program named as PDF', 'application/x-msdownload', 'pdf', false, null],
    ['archive', 'application/zip', 'zip', false, null],
    ['macro workbook', 'application/vnd.ms-excel.sheet.macroenabled.12', 'xlsx', false, null],
    ['JPEG, either ending', 'image/jpeg', 'jpeg', false, 'image/jpeg'],
    ['text as CSV', undefined, 'csv', true, 'text/csv'],
    ['text as log', undefined, 'log', true, 'text/plain'],
    ['text as PDF', undefined, 'pdf', true, null],
    ['no known bytes, no text', undefined, 'txt', false, null],
    ['an inherited property name', 'constructor', 'txt', false, null],
  ])('%s', (_, shown, extension, isText, expected) => {
    expect(acceptedType(shown, extension, isText)).toBe(expected);
  });
});

describe('beginsLikeMarkup', () => {
  it.each([
    ['\ufeff \n<!DOCTYPE html>', true],
    ['<svg onload=x>', true],
    ['<ScRiPt>', true],
    ['<?xml version="1.0"?>', true],
    ['<<エラー>> 応答なし', false],
    ['a < b', false],
  ])('%s', (text, expected) => {
    expect(beginsLikeMarkup(text)).toBe(expected);
  });
});

describe('looksLikePlainText', () => {
  it.each([
    ['日時,内容\r\n\t\f改頁', true],
    ['a\0b', false],
    ['\x1b[31m', false],
  ])('%j', (text, expected) => {
    expect(looksLikePlainText(text)).toBe(expected);
  });
});
