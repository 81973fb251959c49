import pg from 'pg';
import { addDays } from '@/lib/calendar/rules';
import { idOf } from '@/lib/core/ids';
import { planDay } from '@/lib/operations/rules';
import type { PlanNode } from '@/lib/operations/types';
import type { WindowFacts, WindowOrganization } from '@/lib/window/types';
import { buildOrganizations } from '@/prisma/seed/organizations/build';
import type { ListCases } from '@/scripts/lib/bench/cases.mjs';
import { pageCase } from '@/scripts/lib/bench/page.mjs';
import { clock, extensionOf, factsOf } from '@/tests/support/window';

/** KB of the board's page. */
const boardMost = 120;
const days = 365;

/** The nation's 1,789 servers, and facts with what days differ by: an end for each third prefecture, an extension a day. */
function country(): { readonly nodes: readonly PlanNode[]; readonly facts: WindowFacts } {
  const nodes = buildOrganizations().flatMap(({ id, kind, parentId }): PlanNode[] => {
    if (kind !== 'center' && kind !== 'prefecture' && kind !== 'municipality') return [];
    const prefectureId = kind === 'municipality' ? parentId : null;
    return [{ id: idOf(id), organization: { id, kind, prefectureId } satisfies WindowOrganization }];
  });
  const of = (kind: string) => nodes.map(({ organization }) => organization).filter((one) => one.kind === kind);
  const [prefectures, towns] = [of('prefecture'), of('municipality')];
  const extensions = Array.from({ length: days }, (_, day) =>
    extensionOf(
      { kind: 'wide-area-issuance', date: addDays('2026-01-01', day), from: clock('17:00'), to: clock('20:00') },
      ...towns.slice(day, day + 2),
    ),
  );
  const onlineEnds = Object.fromEntries(
    prefectures
      .filter((_, index) => index % 3 === 0)
      .map(({ id }) => [id, [{ validFrom: '2026-01-01', onlineEnd: clock('19:00') }]]),
  );
  const facts = { ...factsOf({ extensions, onlineEnds }), prefectures: prefectures.map(({ id }) => id) };
  return { nodes, facts: { ...facts, centerId: of('center')[0]?.id ?? idOf('') } };
}

/** A working day on which every server has its steps. */
const busyDay = '2027-02-02';
const patience = 120_000;

/** Moves the operating clock into the morning of a working day, so that the board is judged with its day under way on a Sunday, too. */
async function beginDay(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const offset = Date.parse(`${busyDay}T10:00:00+09:00`) - Date.now();
    await client.query('UPDATE operating_clock SET offset_ms = $1, moved_at = now()', [offset]);
    const until = Date.now() + patience;
    const planned = async () =>
      (await client.query('SELECT FROM operating_steps WHERE date = $1 LIMIT 1', [busyDay])).rowCount === 1;
    while (!(await planned())) {
      if (Date.now() > until) throw new Error(`the worker did not plan ${busyDay}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  } finally {
    await client.end();
  }
}

const rows = /href="\/operations\/prefectures\/\d{6}"/g;
/** The board of a day under way has its 47 prefectures, and is small. */
const fullBoard = (_path: string, html: string) =>
  new Set(html.match(rows)).size === 47 && Buffer.byteLength(html) < boardMost * 1_024;

/** Plans, and the board. */
export const cases: ListCases = async ({ people, databaseUrl, fills }) => {
  const { nodes, facts } = country();
  if (databaseUrl !== null && fills) await beginDay(databaseUrl);
  return [
    {
      name: 'plan of a day, 1,789 servers',
      cpu: 50,
      here: true,
      operation: async (turn) => {
        const steps = planDay(addDays('2026-11-24', (turn % 4) * 7), nodes, facts);
        if (steps.length < 1_789 * 4) throw new Error('plan of a day: too few steps');
        return 0;
      },
    },
    {
      name: 'plans of a year, 1,789 servers',
      cpu: 10_000,
      here: true,
      operation: async () => {
        let steps = 0;
        for (let day = 0; day < days; day += 1) steps += planDay(addDays('2026-01-01', day), nodes, facts).length;
        if (steps < 240 * 1_789 * 4) throw new Error('plans of a year: too few steps');
        return 0;
      },
    },
    pageCase(people, {
      who: 'center-management',
      path: '/operations',
      // The worker's rounds of the day under way are in it.
      cpu: 90,
      ...(databaseUrl !== null && fills ? { right: fullBoard } : {}),
    }),
    pageCase(people, { who: 'niigata-admin', path: '/operations/prefectures/150002', cpu: 60 }),
  ];
};
