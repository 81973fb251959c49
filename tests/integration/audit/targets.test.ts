import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { targetNamersOf } from '@/lib/access/domain-server';
import { closeSession } from '@/lib/accounts/sessions/mutations';
import { getAuditEntry, listAuditEntries } from '@/lib/audit/queries';
import { listRecentChanges } from '@/lib/audit/recent/queries';
import { auditFilterSchema } from '@/lib/audit/schema';
import { nameTargets } from '@/lib/audit/targets/queries';
import { targetOf } from '@/lib/audit/targets/rules';
import { askAs } from '@/lib/core/db';
import { domainServers } from '@/lib/generated/domain-servers';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { holdCeremony, makePackage, release } from '@/tests/support/deliveries';
import { ask, loadFixture } from '@/tests/support/inquiries';
import { giveLogin, logIn, opened, placeAt } from '@/tests/support/logins';
import { createNode } from '@/tests/support/nodes/fixture';

const namers = targetNamersOf(Object.values(domainServers));

it('calls what was changed by its number or name, where the reader may see it', async () => {
  const fixture = await loadFixture();
  const { id, number } = await ask(fixture.town, { subject: '監査の対象' });
  const ids = [id, fixture.town.userId, fixture.town.organizationId, 'ticket.export', randomUUID()];
  const seen = await nameTargets(askAs(fixture.town), fixture.town, ids, namers);
  expect(Object.fromEntries(seen)).toEqual({
    [id]: { name: `${number} 監査の対象`, href: `/tickets/${number}` },
    [fixture.town.userId]: {
      name: `${fixture.town.userName} ${fixture.town.loginId}`,
      href: `/admin/users/${fixture.town.userId}`,
    },
    [fixture.town.organizationId]: { name: '聖籠町', href: '/organizations/153079' },
  });
  expect((await nameTargets(askAs(fixture.neighbour), fixture.neighbour, [id, fixture.town.userId], namers)).size).toBe(
    0,
  );
});

it('calls servers, packages and releases by their codes and names', async () => {
  const first = await createActor({ kind: 'center', roles: ['system_management'] });
  const second = await createActor({ colleagueOf: first, roles: ['system_management'] });
  await holdCeremony([first, second]);
  const node = await createNode();
  const packageId = await makePackage(first, '1.0', Buffer.from('x'), { kind: 'manual' });
  const releaseId = await release([first, second], packageId, { pilots: node.code });
  const { rows } = await owner().query('SELECT number FROM delivery_releases WHERE id = $1', [releaseId]);
  const { rows: packages } = await owner().query('SELECT title FROM delivery_packages WHERE id = $1', [packageId]);
  const name = `${packages[0].title} 1.0`;
  const { rows: places } = await owner().query('SELECT id, name FROM places WHERE code = $1', [`P-${node.code}`]);
  const ids = [node.holder.node.nodeId, places[0].id, packageId, releaseId];
  expect(Object.fromEntries(await nameTargets(askAs(first), first, ids, namers))).toEqual({
    [node.holder.node.nodeId]: { name: node.code, href: `/network/nodes/${node.code}` },
    [places[0].id]: { name: places[0].name, href: null },
    [packageId]: { name, href: `/deliveries/packages/${packageId}` },
    [releaseId]: { name: `${rows[0].number} ${name}`, href: `/deliveries/${rows[0].number}` },
  });
});

/** What a list, an entry's page and a dashboard say of the target of each log-in, newest first. */
async function loginsSeenBy(reader: Actor, people: readonly Actor[]) {
  const ask = askAs(reader);
  const seen = async (event: string) => {
    const entries = await listAuditEntries(ask, reader, auditFilterSchema.parse({ event }), { limit: 50 });
    const found = await nameTargets(
      ask,
      reader,
      entries.map(({ namedBy }) => namedBy),
      namers,
    );
    const named = entries.map((entry) => ({ ...entry, target: targetOf(entry, found) }));
    const first = named[0] ? await getAuditEntry(ask, reader, named[0].id) : null;
    expect(first && targetOf(first, found)).toEqual(named[0]?.target ?? null);
    return named.filter(({ namedBy }) => people.some(({ userId }) => userId === namedBy)).map(({ target }) => target);
  };
  return {
    opened: await seen('session.opened'),
    closed: await seen('session.closed'),
    refused: await seen('session.refused'),
  };
}

it('calls a log-in, its end and a refused one by the person, with a link for who may open the account', async () => {
  const person = await createActor({ kind: 'municipality', roles: ['staff'] });
  const keeper = await createActor({ colleagueOf: person });
  const center = await createActor({ kind: 'center', roles: ['auditor'] });
  await giveLogin(person);
  await logIn(person.loginId, placeAt('192.0.2.20'), 'wrong password');
  await closeSession(opened(await logIn(person.loginId, placeAt('192.0.2.20'))).token);

  const name = `${person.userName} ${person.loginId}`;
  const linked = { name, href: `/admin/users/${person.userId}` };
  const once = (target: object) => ({ opened: [target], closed: [target], refused: [target] });
  expect(await loginsSeenBy(keeper, [person])).toEqual(once(linked));
  const found = await nameTargets(askAs(person), person, [person.userId], namers);
  expect(found.get(person.userId)).toEqual({ name, href: null });
  // Another organization's auditor does not see the account, and reads what the entry itself says.
  const told = { name: person.userName, href: null };
  expect(await loginsSeenBy(center, [person])).toEqual({
    opened: [told],
    closed: [told],
    refused: [{ name: person.loginId, href: null }],
  });
  const recent = await listRecentChanges(askAs(keeper), keeper, 3);
  expect(recent.map(({ namedBy }) => namedBy)).toEqual([person.userId, person.userId, person.userId]);
});

it('calls a refused log-in of nobody by what was kept of its ID', async () => {
  const center = await createActor({ kind: 'center', roles: ['auditor'] });
  await logIn('nobody-at-all', placeAt('192.0.2.21'), 'wrong password');
  const filter = auditFilterSchema.parse({ event: 'session.refused' });
  const [entry] = await listAuditEntries(askAs(center), center, filter, { limit: 1 });
  expect(entry && targetOf(entry, new Map())).toEqual({ name: 'no…', href: null });
});
