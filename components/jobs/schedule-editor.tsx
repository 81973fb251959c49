'use client';

import { type CalendarName, calendars } from '@/lib/jobs/constants';
import type { Schedule } from '@/lib/jobs/nets/schema';
import { EditedChoice, EditedNumber, EditedText, EditedTime } from './editor-fields';
import type { JobMessages } from './wording';

interface ScheduleEditorProps {
  t: JobMessages;
  schedule: Schedule;
  onChange: (schedule: Schedule) => void;
}

const kinds = ['calendar', 'interval', 'after', 'online-end', 'manual'] as const;

const fresh: Record<(typeof kinds)[number], Schedule> = {
  calendar: { kind: 'calendar', calendar: 'operating-days', at: 510 },
  interval: { kind: 'interval', calendar: 'operating-days', every: 60, from: 540, to: 1_020 },
  after: { kind: 'after', nets: [], on: 'succeeded' },
  'online-end': { kind: 'online-end', after: 0 },
  manual: { kind: 'manual' },
};

/** When a net runs. */
export function ScheduleEditor({ t, schedule, onChange }: ScheduleEditorProps) {
  const e = t.editor;
  return (
    <div className="grid gap-4 desktop:grid-cols-3">
      <EditedChoice
        label={e.kind}
        onChange={(kind) => kind !== 'daily' && onChange(fresh[kind])}
        options={[...kinds, ...(schedule.kind === 'daily' ? (['daily'] as const) : [])].map((value) => ({
          value,
          label: e.kinds[value],
        }))}
        value={schedule.kind}
      />
      {schedule.kind === 'calendar' || schedule.kind === 'interval' ? (
        <EditedChoice<CalendarName>
          label={e.calendar}
          onChange={(calendar) => onChange({ ...schedule, calendar })}
          options={calendars.map((value) => ({ value, label: t.calendars[value] }))}
          value={schedule.calendar}
        />
      ) : null}
      {schedule.kind === 'calendar' ? (
        <EditedTime label={e.at} onChange={(at) => onChange({ ...schedule, at: at ?? -1 })} value={schedule.at} />
      ) : null}
      {schedule.kind === 'interval' ? (
        <>
          <EditedNumber
            label={e.every}
            onChange={(every) => onChange({ ...schedule, every: every ?? 0 })}
            value={schedule.every}
          />
          <EditedTime
            label={e.from}
            onChange={(from) => onChange({ ...schedule, from: from ?? -1 })}
            value={schedule.from}
          />
          <EditedTime label={e.to} onChange={(to) => onChange({ ...schedule, to: to ?? -1 })} value={schedule.to} />
        </>
      ) : null}
      {schedule.kind === 'after' ? (
        <>
          <EditedText
            label={e.nets}
            onChange={(text) => onChange({ ...schedule, nets: text.split(/[\s,、]+/) })}
            value={schedule.nets.join(' ')}
          />
          <EditedChoice
            label={e.on}
            onChange={(on) => onChange({ ...schedule, on })}
            options={(['succeeded', 'ended'] as const).map((value) => ({ value, label: t.on[value] }))}
            value={schedule.on}
          />
        </>
      ) : null}
      {schedule.kind === 'online-end' ? (
        <EditedNumber
          label={e.offset}
          onChange={(after) => onChange({ ...schedule, after: after ?? 0 })}
          value={schedule.after}
        />
      ) : null}
    </div>
  );
}
