import { beforeAll, expect, it } from 'vitest';
import { owner } from '@/tests/support/database';

interface Policy {
  readonly name: string;
  readonly rule: string;
  readonly mark: string | null;
}

/** The rule of a policy, whatever its author called the row of the parent, and with or without sub-selects around the actor. */
const shapeOf = ({ rule }: Pick<Policy, 'rule'>) =>
  rule
    .replace(/\( SELECT (renkei\.actor_\w+\(\)) AS \w+\)/g, '$1')
    .replace(/FROM (\w+) (\w+) WHERE \(\2\.id = \w+\.\w+\)/, 'FROM $1 p WHERE (p.id = row.key)');

/** Policies with one rule, of the roles of the application and of the owner. */
const policies = async (): Promise<Policy[]> =>
  (
    await owner().query<Policy>(`
      SELECT p.polrelid::regclass || '.' || p.polname AS name, obj_description(p.oid, 'pg_policy') AS mark,
          (SELECT string_agg(CASE r WHEN t.relowner THEN 'owner' ELSE r::regrole::text END, ',') FROM unnest(p.polroles) r)
            || ' ' || regexp_replace(coalesce(u, c), '\\s+', ' ', 'g') AS rule
        FROM pg_policy p
        JOIN pg_class t ON t.oid = p.polrelid AND t.relnamespace = 'public'::regnamespace,
        LATERAL (SELECT pg_get_expr(p.polqual, p.polrelid) AS u, pg_get_expr(p.polwithcheck, p.polrelid) AS c) e
       WHERE u IS NULL OR c IS NULL OR u = c
       ORDER BY 1`)
  ).rows;

/** The mark of each shape by its rule. */
const shapes = new Map<string, string>();
let written: Policy[] = [];

beforeAll(async () => {
  written = await policies();
  await owner().query(
    `CREATE TABLE probes (id uuid, user_id uuid, organization_id uuid, node_id uuid, concerned_ids uuid[], parent_id uuid)`,
  );
  const { rows } = await owner().query<{ who: string }>(
    `SELECT m[1] AS who FROM pg_proc, regexp_matches(prosrc, 'WHEN ''(\\w+)'' THEN', 'g') m WHERE proname = 'policy_rule'`,
  );
  for (const { who } of rows) await owner().query(`CALL renkei.allow('probes', '${who}', 'SELECT')`);
  for (const policy of (await policies()).filter(({ name }) => name.startsWith('probes.')))
    shapes.set(shapeOf(policy), policy.mark ?? '');
});

const parent = /^renkei_app \(EXISTS \( SELECT FROM (\w+) p WHERE \(p\.id = row\.key\)\)\)$/;

function markOf(policy: Policy): string | null {
  const shape = shapeOf(policy);
  const of = parent.exec(shape)?.[1];
  return of ? `allow_with ${of}` : (shapes.get(shape) ?? null);
}

/** Both say the same; which of them a table has was measured, and the mark says it. */
const plain = (mark: string | null) => mark?.replace(/_planned$/, '') ?? null;

it('a policy of a usual shape is made by its helper, and no other bears a mark', () => {
  const wrong = written.filter((policy) => plain(policy.mark) !== plain(markOf(policy)));
  expect(wrong).toEqual([]);
});

it('most are of a usual shape; a shape that nobody uses is none', () => {
  const made = written.filter(({ mark }) => mark);
  expect(made.length / written.length).toBeGreaterThan(0.7);
  const used = new Set(made.map(({ mark }) => mark));
  expect([...shapes.values()].filter((mark) => !used.has(mark))).toEqual([]);
});

it('three by hand that say the same are a shape, unless they look into another table', () => {
  const byHand = written.filter(({ mark, rule }) => !mark && !/ FROM /.test(rule)).map(shapeOf);
  expect(byHand.filter((shape) => byHand.filter((other) => other === shape).length > 2)).toEqual([]);
});

it('no policy has a shape that is unknown, and the application makes none', async () => {
  await expect(owner().query("CALL renkei.allow('probes', 'nobody')")).rejects.toThrow('no policy has the shape');
  const { rows } = await owner().query(
    `SELECT proname FROM pg_proc WHERE proname IN ('allow', 'allow_with', 'make_policy', 'policy_rule')
        AND has_function_privilege('renkei_app', oid, 'EXECUTE')`,
  );
  expect(rows).toEqual([]);
});
