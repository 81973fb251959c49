import { newId } from '@/lib/core/ids';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import { owner } from '@/tests/support/database';
import type { DomainSupport } from '@/tests/support/domain';
import { bytesOf } from '@/tests/support/files';
import { accepted, type Fixture, send } from '@/tests/support/inquiries';
import { answersOf, enrolled, enrolledWithout, openPlan, sessionOf, year } from '@/tests/support/training';
import { administered, everybody, type Oracles, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

async function fill(world: World): Promise<void> {
  const at = new Date('2026-11-20T00:00:00Z');
  const own = (name: string) => world.viewer(`${name} staff`).organizationId;
  const plan = { fiscal_year: 2026, title: '計画', body: '内容', trainees: 5, submitted_by: '職員', submitted_at: at };
  const days = { enrol_from: '2026-05-15', starts_on: '2026-05-29', ends_on: '2027-03-31' };
  await insert('training_plans', { id: newId(), organization_id: own('operator-1'), national: true, ...plan, ...days });
  for (const name of ['town-1', 'town-3', 'prefecture-1']) {
    const organization_id = own(name);
    await insert('training_plans', { id: newId(), organization_id, ...plan });
    await insert('training_reminders', { fiscal_year: 2026, organization_id, about: 'plan', reminded_at: at });
    const trainee = newId();
    await insert('trainees', { id: trainee, organization_id, staff_number: '1', name: '受講 一郎' });
    const place = { organization_id, fiscal_year: 2026, course: 1 };
    await insert('training_enrolments', { id: newId(), trainee_id: trainee, enrolled_at: at, ...place });
    await insert('training_progress', { ...place, enrolled: 1 });
    const session = { fiscal_year: 2026, title: '研修', held_on: '2026-12-10', opens: '13:30', closes: '16:30' };
    const id = newId();
    await insert('training_sessions', {
      id,
      organization_id: own('prefecture-1'),
      ...session,
      venue: '室',
      capacity: 9,
    });
    await insert('training_seats', { session_id: id, organization_id, people: 2, booked_by: '職員', booked_at: at });
  }
}

const own: Rule = (row, viewer) => row.organization_id === viewer.organizationId;
const runs: Rule = (_row, { kind }) => kind === 'center' || kind === 'operator';
const seen: Rule = (row, viewer, data) => runs(row, viewer, data) || administered(row.organization_id, viewer, data);
/** Whoever looks after it, and not itself. */
const above: Rule = (row, viewer, data) =>
  runs(row, viewer, data) || (seen(row, viewer, data) && !own(row, viewer, data));
const ownPlan: Rule = (row, viewer, data) => own(row, viewer, data) && row.national === (viewer.kind === 'operator');

const oracles: Oracles = {
  training_plans: {
    select: (row, viewer, data) => row.national || seen(row, viewer, data),
    insert: ownPlan,
    update: ownPlan,
  },
  training_reminders: { select: seen, insert: above, update: above },
  trainees: { select: own, insert: own, update: own },
  training_enrolments: { select: own, insert: own, update: own, delete: own },
  training_progress: { select: seen, insert: own, update: own },
  training_sessions: {
    select: everybody,
    insert: (row, viewer, data) => own(row, viewer, data) && viewer.kind === 'prefecture',
    update: own,
  },
  training_seats: { select: everybody, insert: own, update: own },
};

const planned = { fiscalYear: String(year), title: '計画', body: '内容', trainees: '１０' };
const span = { enrolFrom: `${year}/4/1`, startsOn: `${year}/4/1`, endsOn: `${year + 1}/3/31` };

async function town({ town: actor }: Fixture) {
  await openPlan();
  return actor;
}

export const support: DomainSupport = {
  oracles,
  fill,
  ownEndpoints: ['training.submit_plan', 'training.announce_plan', 'training.remind_plans', 'training.remind'],
  actionSamples: {
    'training.announce_plan': async ({ operator: by }) => {
      await owner().query('DELETE FROM training_plans WHERE national');
      return { by, fields: { ...planned, ...span } };
    },
    // Nobody else sees the file that the list is read from.
    'training.enrol': async (fixture) => {
      const by = await town(fixture);
      const fileId = await listFile(fixture);
      return { by, fields: { fiscalYear: String(year), courses: ['1', '6'], fileIds: [fileId] } };
    },
    'training.settle': async (fixture) => {
      const by = await town(fixture);
      return { by, fields: { intent: 'complete', chosen: [await enrolledWithout(by)] } };
    },
    'training.answer_test': async (fixture) => {
      const by = await town(fixture);
      return { by, fields: { enrolmentId: await enrolled(by), ...answersOf(1) } };
    },
    'training.hold_session': async ({ prefecture: by }) => ({
      by,
      fields: {
        ...{
          id: await sessionOf(by),
          version: '1',
          title: '集合研修',
          heldOn: '2098/6/4',
          opens: '9:30',
          closes: '12:00',
        },
        ...{ venue: '講堂', capacity: '50' },
      },
    }),
    'training.book_seats': async ({ town: by, prefecture }) => {
      const sessionId = await sessionOf(prefecture);
      accepted(await send(by, 'training.book_seats', { sessionId, people: '2', before: '0' }));
      return { by, fields: { sessionId, people: '3', before: '2' } };
    },
  },
  routeSamples: {
    'training.export_enrolments': async (fixture) => {
      const by = await town(fixture);
      await enrolledWithout(by);
      await owner().query("UPDATE trainees SET department = '聖籠町だけの課'");
      return { by, fields: { format: 'csv' }, shut: [200, 403], secrets: ['聖籠町だけの課'] };
    },
    'training.export_organizations': async ({ prefecture: by }) => ({
      by,
      fields: { format: 'csv' },
      shut: [200, 403],
    }),
    'training.certificate': async (fixture) => {
      const by = await town(fixture);
      const id = await enrolledWithout(by);
      accepted(await send(by, 'training.settle', { intent: 'complete', chosen: [id] }));
      return { by, fields: { id }, shut: [404] };
    },
  },
};

async function listFile({ town: actor }: Fixture): Promise<string> {
  const body = bytesOf(Buffer.from(`職員番号,氏名\n${newId()},受講 三郎\n`));
  return accepted(await receiveUpload(actor, { name: '名簿.csv', body, declaredSize: null })).id;
}
