import { describe, expect, it } from 'vitest';
import { describeExpiredForm, isPlainForm } from './expired';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

describe('a form that came without a session', () => {
  it('keeps everything that its action needs, and shows what was written', () => {
    const fields = describeExpiredForm(
      form({
        $ACTION_REF_1: '',
        '$ACTION_1:0': '{"id":"a b"}',
        version: '3',
        text: '一行目\r\n二行目',
        route: 'relay',
      }),
    );
    expect(fields.map(({ name }) => name)).toEqual(['$ACTION_REF_1', '$ACTION_1:0', 'version', 'text', 'route']);
    expect(fields.filter(({ written }) => written)).toEqual([
      { name: 'text', value: '一行目\r\n二行目', written: true },
    ]);
  });

  it.each(['password', 'current', 'repeated', 'code', 'response'])('does not hand back the field %s', (name) => {
    expect(describeExpiredForm(form({ [name]: 'ひみつ の言葉' }))).toEqual([]);
  });
});

describe('sent without script', () => {
  it.each([
    ['a form of a page', { 'content-type': 'multipart/form-data; boundary=a' }, true],
    ['an action called by script', { 'content-type': 'multipart/form-data; boundary=a', 'next-action': 'a' }, false],
    ['a page that is opened', {}, false],
  ])('%s: %s', (_name, headers: Record<string, string>, expected) =>
    expect(isPlainForm(new Headers(headers))).toBe(expected),
  );
});
