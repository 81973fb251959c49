'use client';

import { Checkbox } from '@/components/ui/form/checkbox';
import type { Job } from '@/lib/jobs/nets/schema';
import { EditedChoice } from './editor-fields';
import type { JobMessages } from './wording';

interface LinkEditorProps {
  t: JobMessages;
  after: Job['after'];
  others: readonly Job[];
  onChange: (after: Job['after']) => void;
}

/** After which jobs a job comes, on what condition, and whether each server goes on by itself. */
export function LinkEditor({ t, after, others, onChange }: LinkEditorProps) {
  const e = t.editor;
  if (others.length === 0) return null;
  return (
    <fieldset className="mt-2">
      <legend className="text-dns-14B-130">{e.after}</legend>
      {others.map(({ key, name }) => {
        const link = after.find((one) => one.key === key);
        const change = (part: Partial<Job['after'][number]>) =>
          onChange(after.map((one) => (one.key === key ? { ...one, ...part } : one)));
        return (
          <div className="flex flex-wrap items-end gap-4" key={key}>
            <Checkbox
              checked={link !== undefined}
              onChange={({ target }) =>
                onChange(
                  target.checked
                    ? [...after, { key, on: 'succeeded', scope: 'all' }]
                    : after.filter((one) => one.key !== key),
                )
              }
            >
              {name === '' ? key : name}
            </Checkbox>
            {link ? (
              <>
                <EditedChoice
                  label={e.on}
                  onChange={(on) => change({ on })}
                  options={(['succeeded', 'ended'] as const).map((value) => ({ value, label: t.on[value] }))}
                  value={link.on}
                />
                <EditedChoice
                  label={e.scope}
                  onChange={(scope) => change({ scope })}
                  options={(['all', 'node'] as const).map((value) => ({ value, label: t.scope[value] }))}
                  value={link.scope}
                />
              </>
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}
