import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { targetNamersOf } from '@/lib/access/domain-server';
import { nameTargets } from '@/lib/audit/targets/queries';
import { askAs } from '@/lib/core/db';
import { domainServers } from '@/lib/generated/domain-servers';
import { ask, loadFixture } from '@/tests/support/inquiries';

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
