import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { dateInJapan } from '@/lib/calendar/rules';
import { now, setClock } from '@/lib/core/clock';
import { askAs, readAs } from '@/lib/core/db';
import { ticketCategories, ticketSystems, ticketUrgencies } from '@/lib/tickets/constants';
import {
  readAskingDesk,
  readCallCenterDesk,
  readNationalDesk,
  readPrefectureDesk,
} from '@/lib/tickets/dashboard/queries';
import { areaAddress, figureAddresses, topicAddress } from '@/lib/tickets/dashboard/rules';
import { readTicketList } from '@/lib/tickets/list/queries';
import { listTicketsSchema, ticketSorts } from '@/lib/tickets/list/schema';
import { averageOnWorkingDays, holiday } from '@/tests/support/averages';
import { owner } from '../../support/database';
import { ask, type Fixture, loadFixture, makeMove, playOut, type Turn } from '../../support/inquiries';

/*
 * A desk's list and the dashboards count in `ticket_parties`. Here everything is counted once more the plain way, from the tickets
 * themselves, one after the other.
 */

const day = 86_400_000;
const sudden = { system: 'sharing_site', category: 'security' };
const spans = { '24h': day, '7d': 7 * day };
const stories: readonly (readonly Turn[])[] = [
  [],
  [['prefecture', 'take']],
  [['prefecture', 'answer']],
  [
    ['prefecture', 'answer'],
    ['town', 'close'],
  ],
  [['prefecture', 'escalate']],
  [
    ['prefecture', 'escalate'],
    ['center', 'take'],
  ],
  [
    ['prefecture', 'escalate'],
    ['center', 'answer'],
  ],
  [
    ['prefecture', 'escalate'],
    ['center', 'escalate'],
    ['operator', 'take'],
  ],
  [['prefecture', 'ask_back']],
  [['prefecture', 'return']],
];

interface Plain {
  readonly id: string;
  readonly party_ids: string[];
  readonly state: string;
  readonly urgency: string;
  readonly system: string;
  readonly category: string;
  readonly channel: string;
  readonly asker_organization_id: string;
  readonly holder_organization_id: string;
  readonly holder_user_id: string | null;
  readonly due_at: Date | null;
  readonly created_at: Date;
  readonly closed_at: Date | null;
}

let fixture: Fixture;
let plain: Plain[];

beforeAll(async () => {
  fixture = await loadFixture();
  for (const [index, turns] of stories.entries()) {
    for (const urgency of ticketUrgencies) {
      const system = ticketSystems[index % ticketSystems.length] as string;
      const category = ticketCategories[index % ticketCategories.length] as string;
      await playOut(fixture, turns, { urgency, system, category });
    }
  }
  await makeMove(fixture.prefecture, await ask(fixture.neighbour), 'answer');
  await ask(fixture.otherPrefecture);
  // Three weeks of arrivals, an hour of one day after the other; what is old is overdue.
  await owner().query(`UPDATE tickets t SET created_at = t.created_at - n.n * interval '13 hours', due_at = t.due_at - n.n * interval '13 hours',
    closed_at = t.closed_at - n.n * interval '5 hours' FROM (SELECT id, row_number() OVER (ORDER BY number) AS n FROM tickets) n WHERE n.id = t.id`);
  // What was asked a week ago, too, is suddenly asked three times.
  for (let turn = 0; turn < 3; turn += 1) await ask(fixture.town, { ...sudden, route: 'direct' });
  plain = (await owner().query<Plain>('SELECT * FROM tickets')).rows;
  await owner().query('DELETE FROM holidays');
  await owner().query(`INSERT INTO holidays (date, name, name_en) VALUES ($1, '試験の日', 'Day of the test')`, [
    holiday,
  ]);
  // From here the clock stands still: nothing falls due, and no day ends, between the plain count and the desk's.
  setClock(new Date());
});

const viewers = ['town', 'neighbour', 'prefecture', 'otherPrefecture', 'center', 'operator'] as const;
const seen = (actor: Actor) => plain.filter(({ party_ids }) => party_ids.includes(actor.organizationId));
const waits = ({ state }: Plain) => state !== 'closed' && state !== 'answered';
const hasState = (row: Plain, state: string) =>
  state === 'unanswered' ? waits(row) : state === 'open' ? row.state !== 'closed' : row.state === state;
const late = ({ due_at }: Plain) => due_at !== null && due_at < now();
const midnight = (ago: number) => Date.parse(`${dateInJapan(now())}T00:00:00+09:00`) - ago * day;
const between = (at: Date | null, from: number, to: number) => at !== null && at.getTime() >= from && at.getTime() < to;

function plainFigures(actor: Actor) {
  const all = seen(actor).filter(({ state }) => state !== 'closed');
  const own = all.filter(({ holder_organization_id: holder }) => holder === actor.organizationId);
  const count = (rows: Plain[], by: (row: Plain) => boolean) => rows.filter(by).length;
  return {
    waiting: count(own, waits),
    overdue: count(own, (row) => waits(row) && late(row)),
    untaken: count(own, (row) => waits(row) && row.holder_user_id === null),
    arrived: count(own, ({ state }) => state === 'answer_arrived'),
    answered: count(own, ({ state }) => state === 'answered'),
    elsewhere: count(all, (row) => waits(row) && row.holder_organization_id !== actor.organizationId),
    today: count(seen(actor), (row) => row.created_at.getTime() >= midnight(0)),
    usual: averageOnWorkingDays(seen(actor), midnight),
  };
}

function plainDays(actor: Actor) {
  return Array.from({ length: 14 }, (_, index) => {
    const from = midnight(13 - index);
    const within = (at: (row: Plain) => Date | null) =>
      seen(actor).filter((row) => between(at(row), from, from + day)).length;
    return {
      date: dateInJapan(new Date(from)),
      received: within((row) => row.created_at),
      closed: within((row) => row.closed_at),
    };
  });
}

async function lengthOf(actor: Actor, address: string): Promise<number> {
  const filter = listTicketsSchema.parse(Object.fromEntries(new URL(address, 'http://localhost').searchParams));
  return (await readAs(actor, (db) => readTicketList(db, actor, filter, false))).total;
}

describe('each party’s row', () => {
  it('says of its ticket what the ticket says', async () => {
    const { rows } = await owner().query(
      `SELECT t.id FROM tickets t CROSS JOIN unnest(t.party_ids) o
       FULL JOIN ticket_parties p ON p.ticket_id = t.id AND p.organization_id = o
       WHERE (p.open, p.state, p.urgency, p.category, p.system, p.route, p.channel, p.asker_organization_id, p.holder_organization_id,
          p.holder_user_id, p.due_at, p.created_at, p.closed_at)
         IS DISTINCT FROM (t.state <> 'closed', t.state, t.urgency, t.category, t.system, t.route, t.channel, t.asker_organization_id,
          t.holder_organization_id, t.holder_user_id, t.due_at, t.created_at, t.closed_at)`,
    );
    expect(rows).toEqual([]);
  });
});

describe.each(viewers)('the desk of %s', (name) => {
  it('shows the figures and days that a plain count gives', async () => {
    const actor = fixture[name];
    const desk = await readAs(actor, (db) => readPrefectureDesk(db, actor));
    expect(desk.figures).toEqual(plainFigures(actor));
    expect(desk.days).toEqual(plainDays(actor));
  });

  it('lists as to be done what that figure counts', async () => {
    const actor = fixture[name];
    const { waiting } = plainFigures(actor);
    const toDo = seen(actor).filter((row) => waits(row) && row.holder_organization_id === actor.organizationId);
    const lists = await readAs(actor, async (db) => [
      [(await readPrefectureDesk(db, actor)).waiting, 10] as const,
      [(await readAskingDesk(db, actor, actor.organizationCode)).waiting, 8] as const,
      [(await readCallCenterDesk(db, actor)).queue, 12] as const,
      [(await readNationalDesk(db, actor)).desk, 8] as const,
    ]);
    for (const [rows, most] of lists) {
      expect(rows).toHaveLength(Math.min(waiting, most));
      expect(rows.filter(({ id }) => !toDo.some((row) => row.id === id))).toEqual([]);
    }
  });

  it('shows what is open of each area', async () => {
    const actor = fixture[name];
    const { areas } = await readAs(actor, (db) => readNationalDesk(db, actor));
    const { rows } = await owner().query<{ id: string; area: string }>(
      `SELECT o.id, coalesce(p.code, o.code) AS area FROM organizations o LEFT JOIN organizations p ON p.id = o.parent_id`,
    );
    const areaOf = new Map(rows.map(({ id, area }) => [id, area]));
    for (const area of areas) {
      const there = seen(actor).filter((row) => waits(row) && areaOf.get(row.asker_organization_id) === area.code);
      expect(area).toMatchObject({
        open: there.length,
        overdue: there.filter(late).length,
        urgent: there.filter(({ urgency }) => urgency === 'urgent').length,
      });
    }
    expect(areas.map(({ code }) => code)).toEqual(['150002', '200000']);
  });

  it('every number leads to a list of as many', async () => {
    const actor = fixture[name];
    const listed = (address: string) => lengthOf(actor, address);
    const { figures, areas } = await readAs(actor, (db) => readNationalDesk(db, actor));
    const { towns } = await readAs(actor, (db) => readPrefectureDesk(db, actor));
    const { rising } = await readAs(actor, (db) => readCallCenterDesk(db, actor));
    const { usual: _average, ...counted } = figures;
    const lists: Record<string, number> = {};
    for (const [figure, address] of Object.entries(figureAddresses(dateInJapan(now()))))
      lists[figure] = await listed(address);
    expect(lists).toEqual(counted);
    for (const { code, open } of [...areas, ...towns])
      expect([code, await listed(areaAddress(code))]).toEqual([code, open]);
    for (const topic of rising) expect([topic, await listed(topicAddress(topic))]).toEqual([topic, topic.lastDay]);
  });

  it('lists in each order, with any filter, what a plain look finds', async () => {
    const actor = fixture[name];
    const filters = [
      {},
      { state: 'open' },
      { state: 'unanswered', untaken: '1' },
      { state: 'closed' },
      { state: 'answered', urgency: 'urgent' },
      { urgency: 'high', category: 'fault' },
      { system: 'juki_cs', overdue: '1' },
      { from: '150002' },
      { from: '154059' },
      { within: '24h' },
      { within: '7d', state: 'open' },
      { since: dateInJapan(new Date(midnight(9))), until: dateInJapan(new Date(midnight(3))) },
    ];
    const { rows: codes } = await owner().query(
      `SELECT o.id, o.code, p.code AS above FROM organizations o LEFT JOIN organizations p ON p.id = o.parent_id`,
    );
    for (const fields of filters) {
      const filter = listTicketsSchema.parse({ desk: 'all', ...fields });
      const expected = seen(actor).filter((row) => {
        const asker = codes.find(({ id }) => id === row.asker_organization_id);
        const date = dateInJapan(row.created_at);
        return (
          (filter.state === undefined || hasState(row, filter.state)) &&
          (filter.untaken === undefined || row.holder_user_id === null) &&
          (filter.urgency === undefined || row.urgency === filter.urgency) &&
          (filter.category === undefined || row.category === filter.category) &&
          (filter.system === undefined || row.system === filter.system) &&
          (filter.overdue === undefined || late(row)) &&
          (filter.within === undefined || row.created_at.getTime() >= now().getTime() - spans[filter.within]) &&
          (filter.from === undefined || [asker.code, asker.above].includes(filter.from)) &&
          (filter.since === undefined || date >= filter.since) &&
          (filter.until === undefined || date <= filter.until)
        );
      });
      for (const sort of ticketSorts) {
        const page = await readAs(actor, (db) => readTicketList(db, actor, { ...filter, sort }, false));
        expect(page.total, JSON.stringify(fields)).toBe(expected.length);
        expect(page.rows.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
        const keys = page.rows.map(
          (row) =>
            ({
              // Without words there is nothing to be relevant to.
              relevance: -row.updatedAt.getTime(),
              // `targets.test.ts` says what comes first.
              priority: 0,
              updated: -row.updatedAt.getTime(),
              created: -row.createdAt.getTime(),
              due: row.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER,
              urgency: ticketUrgencies.indexOf(row.urgency),
              updatedAsc: row.updatedAt.getTime(),
              createdAsc: row.createdAt.getTime(),
              // What has no due time is last in both directions.
              dueDesc: row.dueAt === null ? 0 : -row.dueAt.getTime(),
              urgencyAsc: -ticketUrgencies.indexOf(row.urgency),
            })[sort],
        );
        expect(keys).toEqual([...keys].sort((a, b) => a - b));
      }
    }
  });

  it('knows the asking organization by code, name, reading and English name', async () => {
    const actor = fixture[name];
    const askedBy = async (from: string) => {
      const filter = listTicketsSchema.parse({ desk: 'all', from });
      const { rows, askers } = await readTicketList(askAs(actor), actor, filter, false);
      return [rows.map(({ id }) => id).sort(), askers.length > 0];
    };
    const code = await askedBy('153079');
    for (const from of ['聖籠町', 'せいろうまち', 'セイロウマチ', '聖籠', '新潟県 聖籠町', 'Seiro-machi'])
      expect(await askedBy(from), from).toEqual(code);
    const prefecture = await askedBy('150002');
    for (const from of ['新潟県', 'にいがたけん', 'Niigata-ken']) expect(await askedBy(from), from).toEqual(prefecture);
    for (const from of ['ない町', "15'--", '%', '・']) expect(await askedBy(from), from).toEqual([[], false]);
  });

  it('counts what each desk holds', async () => {
    const actor = fixture[name];
    const open = seen(actor).filter(({ state }) => state !== 'closed');
    const own = open.filter(({ holder_organization_id: holder }) => holder === actor.organizationId);
    const { counts } = await readAs(actor, (db) => readTicketList(db, actor, listTicketsSchema.parse({}), true));
    expect(counts).toMatchObject({
      mine: own.filter(({ holder_user_id: user }) => user === actor.userId).length,
      organization: own.length,
      waiting: open.length - own.length,
    });
  });
});

describe('the other dashboards', () => {
  it('the call center sees who has what, and what is asked more than usual', async () => {
    const desk = await readAs(fixture.center, (db) => readCallCenterDesk(db, fixture.center));
    const taken = seen(fixture.center).filter(
      (row) =>
        waits(row) && row.holder_organization_id === fixture.center.organizationId && row.holder_user_id !== null,
    );
    const { userId: id, userName: name } = fixture.center;
    expect(desk.loads).toEqual([{ id, name, open: taken.length, overdue: taken.filter(late).length }]);
    expect(desk.figures).toEqual(plainFigures(fixture.center));
    expect(desk.calls).toEqual([]);
    expect(desk.rising).toMatchObject([{ ...sudden, lastDay: 3 }]);
    for (const topic of desk.rising) {
      const asked = seen(fixture.center).filter(
        ({ system, category }) => system === topic.system && category === topic.category,
      );
      expect(topic.lastDay).toBe(asked.filter(({ created_at: at }) => at.getTime() >= now().getTime() - day).length);
    }
  });

  it('a town sees its own, and nothing of the town beside it', async () => {
    const desk = await readAs(fixture.neighbour, (db) =>
      readAskingDesk(db, fixture.neighbour, fixture.neighbour.organizationCode),
    );
    expect(desk.figures).toEqual(plainFigures(fixture.neighbour));
    // Its one inquiry is answered: there is something to read, and nothing to be done.
    expect([desk.figures.waiting, desk.figures.answered, desk.waiting]).toEqual([0, 1, []]);
    expect(desk.asked).toEqual([]);
  });
});
