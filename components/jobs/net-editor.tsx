'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ActionForm } from '@/components/ui/form/action-form';
import type { FormAction } from '@/components/ui/form/state';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { missedPolicies } from '@/lib/jobs/constants';
import { findCycle } from '@/lib/jobs/nets/rules';
import type { Job, NetDefinition } from '@/lib/jobs/nets/schema';
import { EditedChoice, EditedNumber } from './editor-fields';
import { type Choices, freshParams, JobEditor } from './job-editor';
import { NetPicture } from './net-picture';
import { ScheduleEditor } from './schedule-editor';
import type { JobMessages } from './wording';

interface NetEditorProps extends Choices {
  t: JobMessages;
  action: FormAction;
  /** None: a new net. */
  net?: { readonly code: string; readonly version: number; readonly name: string; readonly nameEn: string };
  definition?: NetDefinition;
}

/** Gives each drawn card an identity that typing its key does not change. */
let cards = 0;
const cardOf = (job: Job) => ({ card: ++cards, job });

/** A net as a form and as a picture that follows it. What is sent is the whole definition; the server judges it. */
export function NetEditor({ t, action, net, definition, commands, prefectures }: NetEditorProps) {
  const e = t.editor;
  const freshJob = (number: number): Job => ({
    ...{ key: `job-${number}`, name: '', nameEn: '', command: commands[0]?.name ?? '' },
    ...{ params: freshParams(commands[0]?.parameters ?? {}), after: [], notBefore: null, timeoutMinutes: 60 },
    ...{ retries: 0, retryMinutes: 1, concurrency: 0, tolerance: 0 },
    target: { kinds: ['cs'], prefecture: '', organization: '', node: '' },
  });
  const [frame, setFrame] = useState<Omit<NetDefinition, 'jobs'>>(
    definition ?? {
      schedule: { kind: 'calendar', calendar: 'operating-days', at: 510 },
      ...{ missed: 'skip', startWithin: null, endWithin: null, expected: null },
    },
  );
  const [jobs, setJobs] = useState(() => (definition?.jobs ?? [freshJob(1)]).map(cardOf));
  const plain = jobs.map(({ job }) => job);
  const change = (card: number, job: Job) =>
    setJobs((all) =>
      all.map((one) => {
        if (one.card === card) return { card, job };
        const before = all.find((other) => other.card === card)?.job.key;
        const after = one.job.after.map((link) => (link.key === before ? { ...link, key: job.key } : link));
        return { ...one, job: { ...one.job, after } };
      }),
    );
  const remove = (card: number, key: string) =>
    setJobs((all) =>
      all
        .filter((one) => one.card !== card)
        .map((one) => ({ ...one, job: { ...one.job, after: one.job.after.filter((link) => link.key !== key) } })),
    );
  return (
    <ActionForm action={action} label={t.net}>
      {net ? <input name="version" type="hidden" value={net.version} /> : null}
      <input name="definition" type="hidden" value={JSON.stringify({ ...frame, jobs: plain })} />
      <Panel plain>
        <div className="grid gap-6 desktop:grid-cols-3">
          {net ? (
            <input name="code" type="hidden" value={net.code} />
          ) : (
            <TextField label={t.code} maxLength={30} name="code" required support={e.codeHelp} />
          )}
          <TextField defaultValue={net?.name} label={t.name} maxLength={60} name="name" required />
          <TextField defaultValue={net?.nameEn} label={t.nameEn} maxLength={60} name="nameEn" />
        </div>
      </Panel>
      <Panel plain title={e.schedule}>
        <ScheduleEditor onChange={(schedule) => setFrame({ ...frame, schedule })} schedule={frame.schedule} t={t} />
        <div className="mt-4 grid gap-4 desktop:grid-cols-4">
          <EditedChoice
            label={e.missed}
            onChange={(missed) => setFrame({ ...frame, missed })}
            options={missedPolicies.map((value) => ({ value, label: t.missedPolicies[value] }))}
            value={frame.missed}
          />
          {(['startWithin', 'endWithin', 'expected'] as const).map((field) => (
            <EditedNumber
              empty
              key={field}
              label={t[field]}
              onChange={(minutes) => setFrame({ ...frame, [field]: minutes })}
              value={frame[field]}
            />
          ))}
        </div>
      </Panel>
      <Panel plain title={e.picture}>
        {findCycle(plain) ? null : (
          <NetPicture
            jobs={plain.map(({ key, name, command, after }) => ({
              ...{ key, label: name === '' ? key : name, detail: command, tone: 'plain' as const, after },
            }))}
            title={e.picture}
          />
        )}
      </Panel>
      {jobs.map(({ card, job }, index) => (
        <JobEditor
          commands={commands}
          job={job}
          key={card}
          number={index + 1}
          onChange={(changed) => change(card, changed)}
          onRemove={jobs.length > 1 ? () => remove(card, job.key) : undefined}
          others={plain.filter((_, other) => other !== index)}
          prefectures={prefectures}
          t={t}
        />
      ))}
      <div className="flex flex-wrap gap-4">
        <Button onClick={() => setJobs([...jobs, cardOf(freshJob(jobs.length + 1))])}>{e.addJob}</Button>
        <SubmitButton size="large">{e.save}</SubmitButton>
      </div>
    </ActionForm>
  );
}
