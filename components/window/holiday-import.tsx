'use client';

import { type ChangeEvent, useState } from 'react';
import { ActionForm } from '@/components/ui/form/action-form';
import { FormField } from '@/components/ui/form/field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Panel } from '@/components/ui/layout/panel';
import { useUiText } from '@/lib/core/i18n/client-text';
import { fill } from '@/lib/core/i18n/fill';
import type { ja } from '@/lib/generated/messages';
import { importHolidaysAction, previewHolidaysAction } from '@/lib/window/holidays/actions';
import { decodeText, type NamedDay, type YearDifference } from '@/lib/window/holidays/rules';

type Words = (typeof ja)['window']['holidays'];

/** Reads the Cabinet Office's file in the browser, shows what it would change, and only then replaces the years. */
export function HolidayImport({ words }: { words: Words }) {
  const [text, setText] = useState('');
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file) setText(decodeText(new Uint8Array(await file.arrayBuffer())));
  };
  return (
    <Panel plain>
      <ActionForm
        action={previewHolidaysAction}
        again={(value) => ({ csv: (value as Preview).csv })}
        done={(value) => <Differences preview={value as Preview} words={words} />}
        label={words.preview}
      >
        <FormField id="holiday-file" label={words.file} unmarked>
          <input accept=".csv,text/csv" className="needs-script" id="holiday-file" onChange={read} type="file" />
        </FormField>
        <TextareaField
          key={text}
          defaultValue={text}
          label={words.text}
          max={100_000}
          name="csv"
          required
          rows={8}
          support={words.textSupport}
        />
        <div>
          <SubmitButton>{words.preview}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

interface Preview {
  readonly csv: string;
  readonly differences: readonly YearDifference[];
}

function Differences({ preview: { csv, differences }, words }: { preview: Preview; words: Words }) {
  const ui = useUiText();
  if (differences.length === 0) return <p>{words.same}</p>;
  const years = differences.map(({ year }) => year).join(ui.listSeparator);
  return (
    <Panel plain title={words.differences}>
      <dl className="mb-4 flex flex-col gap-3">
        {differences.map(({ year, added, removed, renamed, newlyConfirmed }) => (
          <div key={year}>
            <dt className="text-std-16B-170">{fill(words.yearTitle, { year: String(year) })}</dt>
            {newlyConfirmed ? <dd>{words.becomesConfirmed}</dd> : null}
            <Days days={added} label={words.added} />
            <Days days={removed} label={words.removed} />
            <Days days={renamed} label={words.renamed} />
          </div>
        ))}
      </dl>
      <ActionForm action={importHolidaysAction} label={words.import}>
        <input name="csv" type="hidden" value={csv} />
        <input
          name="versions"
          type="hidden"
          value={differences.map(({ year, version }) => `${year}:${version}`).join(',')}
        />
        <div>
          <SubmitButton size="large">{fill(words.replace, { years })}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

function Days({ days, label }: { days: readonly NamedDay[]; label: string }) {
  const ui = useUiText();
  if (days.length === 0) return null;
  return (
    <dd>
      <span className="text-std-16B-170">{label}</span>{' '}
      {days.map(({ date, name }) => `${date} ${name}`).join(ui.listSeparator)}
    </dd>
  );
}
