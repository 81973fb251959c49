import { beforeAll, describe, expect, it } from 'vitest';
import { askAs } from '@/lib/core/db';
import { listQueue } from '@/lib/tickets/triage/queries';
import { readTicketWork } from '@/lib/tickets/work/queries';
import { owner } from '@/tests/support/database';
import {
  accepted,
  ask,
  type Fixture,
  loadFixture,
  makeMove,
  problemOf,
  send,
  sheet,
  ticketRow,
  upload,
} from '@/tests/support/inquiries';
import { unchanged } from '@/tests/support/unchanged';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const idsOf = (...names: (keyof Fixture)[]) => names.map((name) => fixture[name].organizationId);
const rowsOf = async (statement: string, id: string) => (await owner().query(statement, [id])).rows;
const eventsAbout = (id: string) =>
  rowsOf(
    'SELECT kind, organization_id, user_id, actor_user_id FROM notification_events WHERE target_id = $1 ORDER BY id',
    id,
  );
const filesOf = (id: string) =>
  rowsOf(
    'SELECT f.file_id FROM ticket_entry_files f JOIN ticket_entries e ON e.id = f.entry_id WHERE e.ticket_id = $1',
    id,
  );

describe('an inquiry that is sent', () => {
  it('waits at the prefecture, with its first entry, its holding, a notification and an audit row', async () => {
    const { id, number } = await ask(fixture.town, { contactPhone: '000-000-1234', actionTaken: '再起動した' });
    const [town, prefecture] = idsOf('town', 'prefecture');
    expect(await ticketRow(id)).toMatchObject({
      number,
      state: 'waiting',
      level: 1,
      channel: 'portal',
      route: 'relay',
      asker_organization_id: town,
      asker_user_id: fixture.town.userId,
      holder_organization_id: prefecture,
      holder_user_id: null,
      chain: idsOf('town', 'prefecture', 'center', 'operator'),
      party_ids: [town, prefecture],
      subject: sheet.subject,
      contact_phone: '000-000-1234',
      action_taken: '再起動した',
      version: 1,
    });
    expect(
      await rowsOf('SELECT kind, seq, body, author_id, audience FROM ticket_entries WHERE ticket_id = $1', id),
    ).toEqual([
      { kind: 'question', seq: 1, body: sheet.question, author_id: fixture.town.userId, audience: [town, prefecture] },
    ]);
    expect(await rowsOf('SELECT organization_id, level, until FROM ticket_holdings WHERE ticket_id = $1', id)).toEqual([
      { organization_id: prefecture, level: 1, until: null },
    ]);
    expect(await eventsAbout(id)).toEqual([
      { kind: 'ticket.received', organization_id: prefecture, user_id: null, actor_user_id: fixture.town.userId },
    ]);
    const [audit] = await rowsOf(
      'SELECT event, actor_user_id, request_id, organization_ids FROM audit_entries WHERE target_id = $1',
      id,
    );
    expect(audit).toMatchObject({
      event: 'ticket.created',
      actor_user_id: fixture.town.userId,
      request_id: fixture.town.requestId,
    });
    expect(new Set(audit.organization_ids)).toEqual(new Set([town, prefecture]));
  });

  it.each([
    ['by relay from a town', 'town', { route: 'relay' }, ['town', 'prefecture'], 1],
    ['directly from a town', 'town', { route: 'direct' }, ['town', 'center'], 1],
    ['by other staff, it stays at the own desk', 'townStaff', { route: 'relay' }, ['town'], 0],
    ['by a prefecture, whatever route it names', 'prefecture', { route: 'relay' }, ['prefecture', 'center'], 1],
    ['by the center', 'center', { route: 'relay' }, ['center', 'operator'], 1],
    [
      'urgently past the prefecture',
      'town',
      { route: 'relay', urgency: 'urgent', bypass: 'on' },
      ['town', 'prefecture', 'center'],
      1,
    ],
  ] as const)('%s', async (_name, who, fields, parties, level) => {
    const { id } = await ask(fixture[who], fields);
    const row = await ticketRow(id);
    expect(row.party_ids).toEqual(idsOf(...parties));
    expect(row.level).toBe(level);
    expect(row.holder_organization_id).toBe(idsOf(parties.at(-1) as keyof Fixture)[0]);
    expect(row.bypassed).toBe('bypass' in fields);
  });

  it('an urgent one is announced as urgent', async () => {
    const { id } = await ask(fixture.town, { urgency: 'urgent' });
    expect((await eventsAbout(id)).map((event) => event.kind)).toEqual(['ticket.urgent']);
  });

  it('an urgent one is announced to the prefecture that it passes over, too', async () => {
    const { id } = await ask(fixture.town, { urgency: 'urgent', bypass: 'on' });
    const told = (await eventsAbout(id)).map((event) => [event.kind, event.organization_id]);
    expect(new Set(told)).toEqual(new Set(idsOf('center', 'prefecture').map((tier) => ['ticket.urgent', tier])));
    expect(told).toHaveLength(2);
  });

  it('is read by who sent it, and by nobody else', async () => {
    const { id } = await ask(fixture.town);
    expect(await rowsOf('SELECT user_id FROM ticket_reads WHERE ticket_id = $1', id)).toEqual([
      { user_id: fixture.town.userId },
    ]);
  });

  it('numbers follow one another', async () => {
    const [first, second] = [await ask(fixture.town), await ask(fixture.town)];
    expect(Number(second.number.slice(3, 9)) - Number(first.number.slice(3, 9))).toBe(1);
  });

  it('names a file twice, in two spellings of its id, and has it once', async () => {
    const fileId = await upload(fixture.town);
    const { id } = await ask(fixture.town, { fileIds: [fileId, fileId.toUpperCase()] });
    expect(await filesOf(id)).toEqual([{ file_id: fileId }]);
  });

  it('carries its files to the prefecture and nowhere else', async () => {
    const fileId = await upload(fixture.town);
    const { id } = await ask(fixture.town, { fileIds: [fileId] });
    expect(await filesOf(id)).toEqual([{ file_id: fileId }]);
    expect(await rowsOf('SELECT organization_id FROM file_grants WHERE file_id = $1', fileId)).toEqual([
      { organization_id: fixture.prefecture.organizationId },
    ]);
  });
});

describe('a call that is written down', () => {
  const call = { ...sheet, askerCode: '153079' } as Record<string, string>;
  delete call.route;

  it('belongs to the town and is with whoever took it', async () => {
    const { id } = accepted(await send(fixture.center, 'ticket.record-call', call)) as { id: string };
    expect(await ticketRow(id)).toMatchObject({
      channel: 'phone',
      route: 'direct',
      state: 'in_progress',
      asker_organization_id: fixture.town.organizationId,
      asker_user_id: null,
      holder_user_id: fixture.center.userId,
      party_ids: idsOf('town', 'center'),
    });
    expect((await eventsAbout(id)).map((event) => event.organization_id)).toEqual(idsOf('town'));
  });

  it('is answered at once when the caller was helped at once', async () => {
    const { id } = accepted(
      await send(fixture.center, 'ticket.record-call', { ...call, answer: '再起動で直りました' }),
    ) as { id: string };
    expect(await ticketRow(id)).toMatchObject({ state: 'answered', level: 0, version: 2 });
    expect(await rowsOf('SELECT kind, audience FROM ticket_entries WHERE ticket_id = $1 ORDER BY seq', id)).toEqual([
      { kind: 'question', audience: idsOf('town', 'center') },
      { kind: 'answered', audience: idsOf('center', 'town') },
    ]);
  });

  describe('with an answer and a time to call back', () => {
    const callBackAt = () => new Date(Date.now() + 11 * 3_600_000).toISOString().slice(0, 16);
    const promised = async () =>
      accepted(
        await send(fixture.center, 'ticket.record-call', {
          ...call,
          answer: '調べて折り返します',
          callBackAt: callBackAt(),
        }),
      ) as { id: string; number: string };
    const queued = async (id: string) =>
      (await listQueue(askAs(fixture.center), fixture.center, { queue: 'call_back' }, [])).some((row) => row.id === id);
    const shown = async (id: string) =>
      (await readTicketWork(askAs(fixture.center), fixture.center, id)).hold?.kind ?? null;

    it('is answered, and the call stays owed until it is made', async () => {
      const { id } = await promised();
      expect(await ticketRow(id)).toMatchObject({ state: 'answered', level: 0 });
      expect([await queued(id), await shown(id)]).toEqual([true, 'call_back']);
      expect((await readTicketWork(askAs(fixture.town), fixture.town, id)).hold).toBeNull();
      expect(problemOf(await send(fixture.town, 'ticket.resume', { ticketId: id }))).toBe('');
      expect(await queued(id)).toBe(true);
      accepted(await send(fixture.centerColleague, 'ticket.resume', { ticketId: id }));
      expect([await queued(id), await shown(id)]).toEqual([false, null]);
    });

    it('is owed until the asker closes it', async () => {
      const { id, number } = await promised();
      await makeMove(fixture.town, { id, number }, 'close');
      expect([await queued(id), await shown(id)]).toEqual([false, null]);
      expect(await rowsOf('SELECT kind FROM ticket_holds WHERE ticket_id = $1', id)).toEqual([]);
    });

    it('is owed once when the answer is taken back', async () => {
      const { id } = await promised();
      accepted(await send(fixture.center, 'ticket.take-back', { ticketId: id, version: '2' }));
      expect([await queued(id), await shown(id)]).toEqual([true, 'call_back']);
    });
  });

  it.each([
    ['a code that nobody has', { askerCode: '999999' }, 'notFound askerCode'],
    ['the center itself', { askerCode: 'JLIS' }, 'notFound askerCode'],
    ['the operator, who asks nobody', { askerCode: 'SOUMU' }, 'notFound askerCode'],
  ])('not for %s', async (_name, fields, problem) => {
    expect(problemOf(await unchanged(() => send(fixture.center, 'ticket.record-call', { ...call, ...fields })))).toBe(
      problem,
    );
  });

  it('not for a body that has ended', async () => {
    const endOn = (date: string | null) =>
      owner().query('UPDATE organizations SET valid_to = $1 WHERE code = $2', [date, '154059']);
    await endOn('2026-04-01');
    const entered = () => send(fixture.center, 'ticket.record-call', { ...call, askerCode: '154059' });
    expect(problemOf(await unchanged(entered))).toBe('notFound askerCode');
    await endOn(null);
  });

  it.each(['town', 'prefecture', 'operator', 'neighbour'] as const)('not by %s', async (who) => {
    expect(problemOf(await unchanged(() => send(fixture[who], 'ticket.record-call', call)))).toBe('denied');
  });
});

describe('an inquiry that is refused changes nothing', () => {
  it.each([
    ['an auditor may not ask', 'townAuditor', {}, 'denied'],
    ['the operator has nobody to ask', 'operator', {}, 'denied'],
    ['without a subject', 'town', { subject: '' }, 'required subject'],
    ['a subject of blanks', 'town', { subject: ' 　 ' }, 'tooShort subject'],
    ['a subject of 101 characters', 'town', { subject: '字'.repeat(101) }, 'tooLong subject'],
    ['a question of 10,001 characters', 'town', { question: '字'.repeat(10_001) }, 'tooLong question'],
    ['a system there is not', 'town', { system: 'abacus' }, 'invalid system'],
    ['a time in the future', 'town', { occurredAt: '2099-01-01T00:00' }, 'outOfRange occurredAt'],
    ['a time of the last century', 'town', { occurredAt: '1999-01-01T00:00' }, 'outOfRange occurredAt'],
    ['a date that does not exist', 'town', { occurredAt: '2026-02-30T00:00' }, 'invalid occurredAt'],
    ['past the prefecture without urgency', 'town', { bypass: 'on' }, 'tickets.onlyUrgent bypass'],
    ['a file that does not exist', 'town', { fileIds: ['0198f000-0000-7000-8000-000000000000'] }, 'notFound fileIds'],
    ['eleven files', 'town', { fileIds: Array(11).fill('0198f000-0000-7000-8000-000000000000') }, 'invalid fileIds'],
    ['two subjects', 'town', { subject: ['一', '二'] }, 'invalid subject'],
    ['a field nobody asked for', 'town', { state: 'closed' }, 'invalid state'],
    ['an address that is none', 'town', { contactMail: 'a@' }, 'invalid contactMail'],
    ['letters in a telephone number', 'town', { contactPhone: 'javascript:alert(1)' }, 'phoneForm contactPhone'],
    ['a subject of two lines', 'town', { subject: '一行目\n二行目' }, 'lineBreak subject'],
  ] as const)('%s', async (_name, who, fields, problem) => {
    expect(problemOf(await unchanged(() => send(fixture[who], 'ticket.create', { ...sheet, ...fields })))).toBe(
      problem,
    );
  });

  it("another user's upload", async () => {
    const fileId = await upload(fixture.townStaff);
    expect(problemOf(await unchanged(() => send(fixture.town, 'ticket.create', { ...sheet, fileIds: [fileId] })))).toBe(
      'notFound fileIds',
    );
  });
});
