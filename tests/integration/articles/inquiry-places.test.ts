import { beforeAll, describe, expect, it } from 'vitest';
import { listCategories } from '@/lib/articles/categories/queries';
import { flatten, treeFor } from '@/lib/articles/categories/rules';
import { askAs, readAs } from '@/lib/core/db';
import { getFile } from '@/lib/files/queries';
import { listRelayed } from '@/lib/tickets/relayed/queries';
import { personOf } from '@/tests/support/country';
import { ask, detailFor, type Fixture, loadFixture, makeMove, upload } from '@/tests/support/inquiries';

/*
 * Category 02-03 (S3 用途2, 3; domain.md §6): an inquiry of the relay route stands in its asker's 【問合せ】, in the 【受付】 of each tier that
 * it reached, and in the 【問合せ】 of whoever passed it on. Whoever it did not reach sees neither line nor page nor attachment.
 */

type Who = Exclude<keyof Fixture, 'prefectureColleague' | 'centerColleague' | 'townStaff'> | 'agency' | 'vendor';

/** The nodes below 02-03 that are made for each, as each reads them. */
const nodes: Readonly<Record<Who, readonly string[]>> = {
  town: ['【問合せ】聖籠町'],
  townAuditor: ['【問合せ】聖籠町'],
  neighbour: ['【問合せ】出雲崎町'],
  prefecture: ['【問合せ】新潟県', '【受付】新潟県'],
  otherPrefecture: ['【問合せ】長野県', '【受付】長野県'],
  center: ['【問合せ】地方公共団体情報システム機構', '【受付】地方公共団体情報システム機構'],
  operator: ['【受付】総務省'],
  agency: ['【問合せ】地方公務員共済組合(長期)'],
  vendor: ['【問合せ】見本クラウドセンター株式会社'],
};
const everybody = Object.keys(nodes) as Who[];

interface Inquiry {
  readonly by: 'town' | 'neighbour' | 'prefecture';
  /** Who passes it on, in turn. */
  readonly escalated?: readonly ('prefecture' | 'center')[];
  readonly direct?: true;
  readonly asked: readonly Who[];
  readonly received: readonly Who[];
}

const inquiries: Readonly<Record<string, Inquiry>> = {
  町の問合せ: { by: 'town', asked: ['town', 'townAuditor'], received: ['prefecture'] },
  県が上げた問合せ: {
    ...{ by: 'town', escalated: ['prefecture'] },
    asked: ['town', 'townAuditor', 'prefecture'],
    received: ['prefecture', 'center'],
  },
  機構が上げた問合せ: {
    ...{ by: 'town', escalated: ['prefecture', 'center'] },
    asked: ['town', 'townAuditor', 'prefecture', 'center'],
    received: ['prefecture', 'center', 'operator'],
  },
  隣町の問合せ: { by: 'neighbour', asked: ['neighbour'], received: ['prefecture'] },
  県の問合せ: { by: 'prefecture', asked: ['prefecture'], received: ['center'] },
  // The call center's own way: a ticket, but no posting of the site.
  直接の問合せ: { by: 'town', direct: true, asked: [], received: [] },
};

let people: Record<Who, Fixture['town']>;
const posted: { subject: string; ticket: { id: string; number: string }; file: string }[] = [];

beforeAll(async () => {
  people = { ...(await loadFixture()), agency: await personOf('NB0001'), vendor: await personOf('VD0001') };
  for (const [subject, { by, escalated = [], direct }] of Object.entries(inquiries)) {
    const file = await upload(people[by]);
    const ticket = await ask(people[by], { subject, fileIds: [file], ...(direct ? { route: 'direct' } : {}) });
    for (const who of escalated) await makeMove(people[who], ticket, 'escalate');
    posted.push({ subject, ticket, file });
  }
});

async function standing(who: Who, place: 'asked' | 'received'): Promise<string[]> {
  const page = { page: 1, size: 100, most: 100 };
  const { rows } = await listRelayed(askAs(people[who]), people[who], place, page);
  return rows.map(({ subject }) => subject).sort();
}
const expected = (who: Who, place: 'asked' | 'received'): string[] =>
  Object.keys(inquiries)
    .filter((subject) => inquiries[subject]?.[place].includes(who))
    .sort();

describe.each(everybody)('%s', (who) => {
  it('has its own places and no other organization’s', async () => {
    const tree = flatten(treeFor(people[who], await listCategories(askAs(people[who]))));
    expect(tree.find(({ code }) => code === '02-03')?.children.map(({ name }) => name)).toEqual(nodes[who]);
  });

  it('finds there what it asked, passed on and received', async () => {
    expect(await standing(who, 'asked')).toEqual(expected(who, 'asked'));
    expect(await standing(who, 'received')).toEqual(expected(who, 'received'));
  });

  it('reads those pages and attachments, and no others', async () => {
    for (const { subject, ticket, file } of posted) {
      const inquiry = inquiries[subject];
      const reached = inquiry?.direct
        ? ['town', 'townAuditor', 'center'].includes(who)
        : inquiry?.asked.includes(who) || inquiry?.received.includes(who);
      expect([subject, (await detailFor(people[who], ticket)) !== null]).toEqual([subject, reached]);
      expect([subject, (await readAs(people[who], (db) => getFile(db, file))) !== null]).toEqual([subject, reached]);
    }
  });
});
