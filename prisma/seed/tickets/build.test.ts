import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { bodyLimit, subjectLimit, ticketEntryKinds, ticketStates, ticketSystems } from '@/lib/tickets/constants';
import { buildOrganizations } from '../organizations/build';
import { buildUsers } from '../users/build';
import { Bodies } from './bodies';
import { buildHistory } from './build';
import { businessTime, dateOf } from './business-time';
import { buildDirectory } from './directory';
import { tellStory } from './story/tell';
import { addTargetRows } from './targets';
import type { Walk, World } from './walk';

const now = Date.parse('2026-11-20T15:00:00+09:00');
const day = 86_400_000;
const organizations = buildOrganizations();
const world: World = {
  directory: buildDirectory(organizations, buildUsers(organizations)),
  time: businessTime(now - 760 * day, now + 90 * day, new Set(['2026-11-03'])),
  now,
};
const history = (count: number) => [...buildHistory(world, count, new Bodies())];
const digest = (walks: readonly Walk[]) =>
  createHash('sha256')
    .update(
      JSON.stringify(
        walks.map(({ ticket, entries, holdings }) => [ticket, entries.map((e) => [e.id, e.body]), holdings]),
      ),
    )
    .digest('hex');

describe('the demonstration history', () => {
  let walks: Walk[];
  beforeAll(() => {
    walks = history(4_000);
  });
  const texts = () => walks.flatMap(({ entries }) => entries.map(({ body }) => body)).filter((body) => body !== '');

  it('is the same for the same instant', () => {
    expect(digest(history(300))).toBe(digest(history(300)));
  });

  it('never says the same thing twice', () => {
    expect(new Set(texts()).size).toBe(texts().length);
  });

  it('seldom calls two things by one name', () => {
    expect(new Set(walks.map(({ ticket }) => ticket.subject)).size).toBeGreaterThan(walks.length * 0.85);
  });

  it('fills every slot and keeps the limits of the forms', () => {
    for (const body of texts()) {
      expect(body).not.toMatch(/[{}[\]|]|undefined|。。|、。|\n{3}/);
      expect(body.length).toBeLessThan(bodyLimit);
    }
    for (const { ticket } of walks) expect(ticket.subject.length).toBeLessThanOrEqual(subjectLimit);
  });

  it('knows every system, state and kind of entry, and 𠮷 as well as 葛󠄀', () => {
    expect(new Set(walks.map(({ ticket }) => ticket.system)).size).toBe(ticketSystems.length);
    expect(new Set(walks.map(({ ticket }) => ticket.state)).size).toBeGreaterThanOrEqual(ticketStates.length - 1);
    const kinds = new Set(walks.flatMap(({ entries }) => entries.map(({ kind }) => kind)));
    // Nobody of the demonstration was disabled.
    expect(ticketEntryKinds.filter((kind) => !kinds.has(kind))).toEqual([
      ...['released', 'correction', 'taken_back', 'classified', 'grouped'],
    ]);
    const all = texts().join('');
    for (const glyph of ['𠮷', '葛󠄀', '辻󠄀', '髙', '﨑']) expect(all).toContain(glyph);
  });

  it('is nearly all closed, and what is open is young', () => {
    const open = walks.filter(({ ticket }) => ticket.state !== 'closed');
    expect(open.length / walks.length).toBeGreaterThan(0.015);
    expect(open.length / walks.length).toBeLessThan(0.05);
  });

  it('goes forward in time, in office hours but for a few, and never past the present', () => {
    let outside = 0;
    for (const { entries } of walks) {
      const times = entries.map(({ createdAt }) => createdAt);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times.at(-1)).toBeLessThanOrEqual(now);
      if (!world.time.isBusinessDay(dateOf(times[0] as number))) outside += 1;
    }
    expect(outside / walks.length).toBeLessThan(0.02);
  });
});

describe('the story around 新潟県', () => {
  const { walks, happenings, callBacks } = tellStory(world);
  const stateAt = (subject: string) => walks.find(({ ticket }) => ticket.subject.includes(subject));

  it.each([
    ['副本登録で「葛󠄀」', 'answered', '153079'],
    ['検証が1世代だけ', 'asked_back', '153079'],
    ['夜間窓口の開設', 'waiting', '150002'],
    ['公印が薄く', 'waiting', '153079'],
    ['除雪当番', 'waiting', '150002'],
    ['不開示コード', 'waiting', '150002'],
    ['自動応答に', 'answer_arrived', '150002'],
    ['検索が応答しない', 'waiting', 'JLIS'],
    ['再転入した世帯', 'waiting', 'JLIS'],
    ['折り返し待ち', 'in_progress', 'JLIS'],
    ['県の条例事務', 'waiting', 'SOUMU'],
    ['重要周知のメール', 'closed', '154059'],
    ['リース契約', 'returned', '155811'],
  ])('%s: %s at %s', (subject, state, code) => {
    const walk = stateAt(subject);
    expect([walk?.ticket.state, walk?.holder.code]).toEqual([state, code]);
  });

  it('has a call that the call center has promised to return, and still has in hand, by a time that lies ahead', () => {
    expect(callBacks).toHaveLength(1);
    const [{ walk, by, until } = {}] = callBacks;
    expect(walk?.ticket.subject).toContain('折り返し待ち');
    expect([walk?.ticket.state, walk?.ticket.channel, walk?.holderId]).toEqual([
      'in_progress',
      'phone',
      by?.organization.id,
    ]);
    expect(until).toBeGreaterThan(now);
    expect(until).toBeLessThan(now + day);
    const held = happenings.find(({ event }) => event === 'ticket.held');
    expect([held?.walk, held?.concerned]).toEqual([walk, [by?.organization.id]]);
  });

  it('has one over target at the prefecture', () => {
    const everything = {
      ...{ id: '', category: null, urgency: null, validFrom: '2000-01-01' },
      firstResponseMinutes: 480,
    };
    const policies = [{ ...everything, updateMinutes: 1440, solutionMinutes: 2400 }];
    const calendar = { hours: [], extraDays: [], closed: new Set<string>() };
    const late = stateAt('除雪当番') as Walk;
    const due = addTargetRows({ policies, calendar, now }, late, { targets: [], alerts: [] });
    expect(due?.getTime()).toBeLessThan(now);
  });

  it('lies before the present, the calls on its date', () => {
    for (const { at } of happenings) expect(at).toBeLessThan(now);
    const calls = walks.filter(({ ticket }) => ticket.channel === 'phone');
    for (const { ticket } of calls) expect(dateOf(ticket.createdAt)).toBe(dateOf(now));
  });
});
