import { newId } from '@/lib/core/ids';
import { showTicketPage } from '@/lib/tickets/presence/mutations';
import { owner } from '@/tests/support/database';
import type { DomainSupport } from '@/tests/support/domain';
import { accepted, ask, type Fixture, makeMove, send, sheet } from '@/tests/support/inquiries';
import '@/lib/knowledge/actions';
import { type Data, find, type Oracles, ownUser, type Row, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

async function fill(world: World): Promise<void> {
  const at = new Date();
  const center = world.viewer('center-1 staff');
  const states = ['everybody', 'call_center', 'unpublished', 'withdrawn', 'expired'] as const;
  for (const [index, state] of states.entries()) {
    const id = newId();
    await insert('knowledge_items', {
      id,
      number: 90_001 + index,
      organization_id: center.organizationId,
      category: 'fault',
      system: 'juki_cs',
      published_version: state === 'unpublished' ? null : 1,
      title: '題',
      question: '問い',
      answer: '答え',
      audience: state === 'call_center' ? 'call_center' : 'everybody',
      withdrawn_at: state === 'withdrawn' ? at : null,
      expires_on: state === 'expired' ? '2000-01-01' : null,
      created_at: at,
      updated_at: at,
    });
    await insert('knowledge_versions', {
      ...{
        item_id: id,
        version: 1,
        state: 'draft',
        title: '題',
        question: '問い',
        answer: '答え',
        audience: 'everybody',
      },
      ...{ author_id: center.userId, author_name: '作成', created_at: at },
    });
    for (const viewer of world.viewers) {
      await insert('knowledge_feedback', { item_id: id, user_id: viewer.userId, helpful: true, at });
    }
    const { rows } = await owner().query(
      'SELECT ticket_id, organization_id FROM ticket_parties ORDER BY ticket_id LIMIT 6',
    );
    for (const link of rows) await insert('knowledge_links', { item_id: id, ...link, at });
  }
}

const own: Rule = (row, viewer) => row.organization_id === viewer.organizationId;
/** The desk that writes it, not everybody of its organization. */
const keeps: Rule = (row, viewer, data) =>
  own(row, viewer, data) &&
  viewer.roles.some((role) => ['call_center', 'system_administrator', 'system_management'].includes(role));
const reads: Rule = (row, viewer, data) =>
  keeps(row, viewer, data) ||
  (row.audience === 'everybody' &&
    row.published_version !== null &&
    row.withdrawn_at === null &&
    (row.expires_on === null || new Date(row.expires_on) > new Date()));
const item = (row: Row, data: Data) => find(data, 'knowledge_items', row.item_id) ?? {};
const ofKept: Rule = (row, viewer, data) => keeps(item(row, data), viewer, data);

const oracles: Oracles = {
  knowledge_items: { select: reads, insert: keeps, update: keeps, change: { title: '題' } },
  knowledge_versions: { select: ofKept, insert: ofKept, update: ofKept },
  knowledge_feedback: {
    select: ownUser,
    insert: (row, viewer, data) => ownUser(row, viewer, data) && reads(item(row, data), viewer, data),
    update: (row, viewer, data) => ownUser(row, viewer, data) && reads(item(row, data), viewer, data),
  },
  // The inquiry is one that the organization takes part in.
  knowledge_links: {
    select: own,
    insert: (row, viewer, data) =>
      own(row, viewer, data) &&
      reads(item(row, data), viewer, data) &&
      (find(data, 'tickets', row.ticket_id)?.party_ids ?? []).includes(viewer.organizationId),
  },
};

async function answered(fixture: Fixture) {
  const ticket = await ask(fixture.town, { route: 'direct' });
  await makeMove(fixture.center, ticket, 'answer');
  return ticket;
}

async function drafted(fixture: Fixture): Promise<string> {
  const { id } = await answered(fixture);
  return String(accepted(await send(fixture.center, 'knowledge.make', { ticketId: id })).number);
}

const words = { title: '題', question: '問い', answer: '答え', audience: 'everybody' };

async function inReview(fixture: Fixture): Promise<string> {
  const number = await drafted(fixture);
  accepted(await send(fixture.center, 'knowledge.edit', { ...words, number, revision: '1.1', next: 'review' }));
  return number;
}

async function published(fixture: Fixture): Promise<string> {
  const number = await inReview(fixture);
  const review = { number, revision: '1.2', decision: 'publish', checked: 'true' };
  accepted(await send(fixture.centerColleague, 'knowledge.review', review));
  return number;
}

const desk = { also: ['center', 'centerColleague'] as const };

export const support: DomainSupport = {
  oracles,
  fill,
  after: ['tickets'],
  actionSamples: {
    'knowledge.make': async (fixture) => ({
      ...desk,
      by: fixture.center,
      fields: { ticketId: (await answered(fixture)).id },
    }),
    'knowledge.edit': async (fixture) => ({
      ...desk,
      by: fixture.center,
      fields: { ...words, number: await drafted(fixture), revision: '1.1', next: 'keep' },
    }),
    'knowledge.review': async (fixture) => ({
      also: ['centerColleague'],
      by: fixture.centerColleague,
      fields: { number: await inReview(fixture), revision: '1.2', decision: 'publish', checked: 'true' },
    }),
    'knowledge.withdraw': async (fixture) => ({
      ...desk,
      by: fixture.center,
      fields: { number: await published(fixture), revision: '1.3' },
    }),
  },
  // What everybody may read, everybody may find helpful.
  ownEndpoints: ['knowledge.write', 'knowledge.rate'],
  routeSamples: {
    'knowledge.suggest': async (fixture) => {
      const { number } = await answered(fixture);
      // An answer is suggested to those who have opened it.
      await showTicketPage(fixture.town, number);
      return { by: fixture.town, fields: { q: sheet.subject }, shut: [200], secrets: [number] };
    },
  },
};
