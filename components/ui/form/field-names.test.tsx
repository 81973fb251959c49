import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ErrorSummary } from './error-summary';
import { fieldNames } from './field-names';
import { SelectField } from './select-field';
import { TextField } from './text-field';

const fields = [
  <input key="id" name="id" type="hidden" />,
  <div key="group">
    <TextField label="件名" name="subject" />
    <SelectField label="分類" name="category" options={[]} />
  </div>,
];

it('knows the fields of a form by the words of the page', () => {
  expect([...fieldNames(fields)]).toEqual([
    ['subject', '件名'],
    ['category', '分類'],
  ]);
});

it('names the field in each message, without script too', () => {
  const problems = [
    { code: 'required', field: 'subject', text: '入力してください。' },
    { code: 'required', field: 'category', text: '入力してください。' },
  ] as const;
  const html = renderToStaticMarkup(
    <ErrorSummary boxRef={{ current: null }} formId="f" names={fieldNames(fields)} problems={problems} />,
  );
  expect(html).toContain('件名: 入力してください。');
  expect(html).toContain('分類: 入力してください。');
});
