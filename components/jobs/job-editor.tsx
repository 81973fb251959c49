'use client';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/form/checkbox';
import { targetKinds } from '@/lib/jobs/constants';
import type { Job, Parameters } from '@/lib/jobs/nets/schema';
import { EditedChoice, EditedNumber, EditedText, EditedTime } from './editor-fields';
import { LinkEditor } from './link-editor';
import type { JobMessages } from './wording';

export interface Choices {
  readonly commands: readonly { readonly name: string; readonly title: string; readonly parameters: Parameters }[];
  readonly prefectures: readonly { readonly code: string; readonly name: string }[];
}

interface JobEditorProps extends Choices {
  t: JobMessages;
  job: Job;
  number: number;
  others: readonly Job[];
  onChange: (job: Job) => void;
  onRemove: (() => void) | undefined;
}

/** A value of every parameter of a command, so that the form shows what it needs. */
export const freshParams = (parameters: Parameters): Job['params'] =>
  Object.fromEntries(Object.entries(parameters).map(([name, one]) => [name, one.type === 'integer' ? one.min : '']));

/** One job of a net. */
export function JobEditor({ t, job, number, others, commands, prefectures, onChange, onRemove }: JobEditorProps) {
  const e = t.editor;
  const set = (part: Partial<Job>) => onChange({ ...job, ...part });
  const aim = (part: Partial<Job['target']>) => set({ target: { ...job.target, ...part } });
  const parameters = commands.find(({ name }) => name === job.command)?.parameters ?? {};
  return (
    <fieldset className="rounded-8 border border-line p-4">
      <legend className="px-2 text-std-17B-170">{e.job.replace('{number}', String(number))}</legend>
      <div className="grid gap-4 desktop:grid-cols-3">
        <EditedText label={t.name} maxLength={60} onChange={(name) => set({ name })} value={job.name} />
        <EditedText label={t.nameEn} maxLength={60} onChange={(nameEn) => set({ nameEn })} value={job.nameEn} />
        <EditedText label={e.key} maxLength={30} onChange={(key) => set({ key })} support={e.keyHelp} value={job.key} />
        <EditedChoice
          label={t.command}
          onChange={(command) =>
            set({ command, params: freshParams(commands.find(({ name }) => name === command)?.parameters ?? {}) })
          }
          options={commands.map(({ name, title }) => ({ value: name, label: `${title} (${name})` }))}
          value={job.command}
        />
        {Object.entries(parameters).map(([name, { type }]) =>
          type === 'integer' ? (
            <EditedNumber
              key={name}
              label={`${t.params}: ${name}`}
              onChange={(value) => set({ params: { ...job.params, [name]: value ?? 0 } })}
              value={Number(job.params[name] ?? 0)}
            />
          ) : (
            <EditedText
              key={name}
              label={`${t.params}: ${name}`}
              onChange={(value) => set({ params: { ...job.params, [name]: value } })}
              value={String(job.params[name] ?? '')}
            />
          ),
        )}
      </div>
      <fieldset className="mt-4">
        <legend className="text-dns-14B-130">{e.targetKinds}</legend>
        <div className="flex flex-wrap gap-x-6">
          {targetKinds.map((kind) => (
            <Checkbox
              checked={job.target.kinds.includes(kind)}
              key={kind}
              onChange={({ target }) =>
                aim({
                  kinds: targetKinds.filter((one) => (one === kind ? target.checked : job.target.kinds.includes(one))),
                })
              }
            >
              {t.targetKinds[kind]}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <div className="mt-2 grid gap-4 desktop:grid-cols-3">
        <EditedChoice
          label={e.prefecture}
          onChange={(prefecture) => aim({ prefecture })}
          options={[
            { value: '', label: e.allPrefectures },
            ...prefectures.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          value={job.target.prefecture}
        />
        <EditedText
          label={e.organization}
          maxLength={10}
          onChange={(organization) => aim({ organization })}
          support={e.optional}
          value={job.target.organization}
        />
        <EditedText
          label={e.node}
          maxLength={40}
          onChange={(node) => aim({ node })}
          support={e.optional}
          value={job.target.node}
        />
      </div>
      <LinkEditor after={job.after} onChange={(after) => set({ after })} others={others} t={t} />
      <div className="mt-4 grid grid-cols-2 gap-4 desktop:grid-cols-3">
        <EditedTime label={e.notBefore} onChange={(notBefore) => set({ notBefore })} value={job.notBefore} />
        <EditedNumber label={e.timeout} onChange={(n) => set({ timeoutMinutes: n ?? 0 })} value={job.timeoutMinutes} />
        <EditedNumber label={e.retries} onChange={(n) => set({ retries: n ?? 0 })} value={job.retries} />
        <EditedNumber label={e.retryMinutes} onChange={(n) => set({ retryMinutes: n ?? 0 })} value={job.retryMinutes} />
        <EditedNumber label={e.concurrency} onChange={(n) => set({ concurrency: n ?? 0 })} value={job.concurrency} />
        <EditedNumber label={e.tolerance} onChange={(n) => set({ tolerance: n ?? 0 })} value={job.tolerance} />
      </div>
      {onRemove ? (
        <div className="mt-4">
          <Button aria-label={`${e.removeJob} ${job.name}`} onClick={onRemove} size="small" variant="text">
            {e.removeJob}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
