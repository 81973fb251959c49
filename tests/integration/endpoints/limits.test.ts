import { beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { owner } from '@/tests/support/database';
import { actionEndpoints } from '@/tests/support/endpoints/registered';
import { opening } from '@/tests/support/incidents';
import { accepted, type Fixture, loadFixture, problemOf, send } from '@/tests/support/inquiries';

vi.hoisted(() => Object.assign(process.env, { RENKEI_INQUIRIES_PER_USER: '3', RENKEI_ENTRIES_PER_USER: '3' }));
vi.mock('next/headers', () => import('@/tests/support/endpoints/browser'));
vi.mock('next/navigation', () => import('@/tests/support/endpoints/browser'));

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const told = async () =>
  (await owner().query('SELECT count(*)::int AS n FROM notification_events')).rows[0].n as number;
const open = (actor: Actor) => send(actor, 'incident.open', opening);

it('a user who has opened as many incidents as one may is refused, and nobody is told', async () => {
  for (let sent = 0; sent < 3; sent++) accepted(await open(fixture.town));
  const before = await told();
  expect(problemOf(await open(fixture.town))).toBe('writtenTooMuch');
  expect(await told()).toBe(before);
  accepted(await open(fixture.neighbour));
});

/** Of the domains beside inquiries and articles: what an ordinary user sends and others are told of. */
const notifying = [
  ...['application.write', 'application.correct', 'application.decide', 'application.hand_over'],
  ...['application.withdraw', 'application.confirm_receipt', 'campaign.ask_extension', 'campaign.decide_extension'],
  ...['certificate_approval.decide', 'certificate_approval.request', 'disclosure_case.answer'],
  ...['disclosure_case.consult', 'extension.answer', 'extension.request', 'extension.withdraw'],
  ...['freeze.report_backlog', 'incident.address', 'incident.answer', 'incident.confirm', 'incident.escalate'],
  ...['incident.open', 'incident.record_call', 'incident.report_phase', 'incident.review', 'incident.revise'],
  ...['knowledge.edit', 'knowledge.review', 'knowledge.write', 'project.begin', 'project.decide_item'],
  ...['project.record_item', 'test_result.report', 'training.enrol', 'training.hold_session', 'training.submit_plan'],
];

it('what others are told of counts, whatever it is', () => {
  const counted = actionEndpoints.filter((action) => 'writing' in action && action.writing !== undefined);
  const names = new Set(counted.map(({ name }) => name));
  expect(notifying.filter((name) => !names.has(name))).toEqual([]);
});
