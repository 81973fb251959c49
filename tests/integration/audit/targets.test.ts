import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { targetNamersOf } from '@/lib/access/domain-server';
import { nameTargets } from '@/lib/audit/targets/queries';
import { askAs } from '@/lib/core/db';
import { domainServers } from '@/lib/generated/domain-servers';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { holdCeremony, makePackage, release } from '@/tests/support/deliveries';
import { ask, loadFixture } from '@/tests/support/inquiries';
import { createNode } from '@/tests/support/nodes/fixture';

it('calls what was changed by its number or name, where the reader may see it', async () => {
  const fixture = await loadFixture();
  const { id, number } = await ask(fixture.town, { subject: '監査の対象' });
  const namers = targetNamersOf(Object.values(domainServers));
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
  const namers = targetNamersOf(Object.values(domainServers));
  const ids = [node.holder.node.nodeId, packageId, releaseId];
  expect(Object.fromEntries(await nameTargets(askAs(first), first, ids, namers))).toEqual({
    [node.holder.node.nodeId]: { name: node.code, href: `/network/nodes/${node.code}` },
    [packageId]: { name, href: `/deliveries/packages/${packageId}` },
    [releaseId]: { name: `${rows[0].number} ${name}`, href: `/deliveries/${rows[0].number}` },
  });
});
