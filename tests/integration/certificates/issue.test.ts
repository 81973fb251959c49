import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { setClock } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getResident } from '@/lib/residents/queries';
import { auditOf, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { type Fields, firstProblem, send } from '@/tests/support/forms';
import { loadTowns, story, townsAt } from '@/tests/support/towns';
import '@/lib/certificates/approvals/actions';
import '@/lib/certificates/issue/actions';

let clerk: Actor;
let colleague: Actor;
let neighbour: Actor;
beforeAll(async () => {
  await loadTowns();
  clerk = await personOf('153079', ['counter_clerk']);
  colleague = await personOf('153079', ['counter_clerk']);
  neighbour = await personOf('154059', ['counter_clerk']);
});
beforeEach(() => {
  process.env.RENKEI_SITE = 'cloud';
  delete process.env.RENKEI_SITE_ROLE;
  delete process.env.RENKEI_SITE_HOST;
  setClock(townsAt);
});
afterEach(() => setClock(undefined));

const idOf = async (number: string, actor = clerk) => (await getResident(askAs(actor), number))?.id as string;
const issueFields = async (number: string, over: Fields = {}, actor = clerk): Promise<Fields> => ({
  ...{ residentId: await idOf(number, actor), kind: 'resident_record', place: '聖籠町役場', stockId: '', sheet: '' },
  ...over,
});
const issue = async (number: string, over: Fields = {}, by = clerk) =>
  send<{ id: string }>(by, 'certificate.issue', await issueFields(number, over));
const issues = async () => (await owner().query('SELECT * FROM certificate_issues ORDER BY id')).rows;
const stockOf = async (kind: string) =>
  (
    await owner().query(
      'SELECT s.* FROM paper_stocks s JOIN organizations o ON o.id = s.organization_id WHERE o.code = $1 AND s.kind = $2 AND NOT shared',
      ['153079', kind],
    )
  ).rows[0];

describe('issuing', () => {
  it.each([
    ['resident_record', '住民票'],
    ['tax_payment', '納税'],
    ['income', '所得'],
    ['insurance', '資格確認書'],
  ])('a %s leaves a serial number, a log row and an audit row', async (kind) => {
    const before = await issues();
    const result = await issue(story.household, { kind });
    expect(result.ok).toBe(true);
    const [row] = (await issues()).slice(before.length);
    expect(row).toMatchObject({
      kind,
      subject: '葛󠄀音　花子',
      site: 'cloud',
      place: '聖籠町役場',
      outcome: 'waiting',
      data_at: null,
    });
    expect(row.serial).toMatch(/^2026-\d{6}$/);
    expect((await auditOf('certificate.issued')).at(-1)).toMatchObject({
      target_id: row.id,
      after: expect.objectContaining({ number: row.serial }),
    });
  });

  it('twenty at once get twenty numbers without a gap, and sheets of their own', async () => {
    const stock = await stockOf('tamper_proof');
    const before = await issues();
    const results = await Promise.all(Array.from({ length: 20 }, () => issue(story.household, { stockId: stock.id })));
    expect(results.every(({ ok }) => ok)).toBe(true);
    const rows = (await issues()).slice(before.length);
    const numbers = rows.map(({ serial }) => Number(serial.slice(5))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => (numbers[0] ?? 0) + index));
    const sheets = rows.map(({ sheet_from }) => sheet_from).sort((a, b) => a - b);
    expect(sheets).toEqual(Array.from({ length: 20 }, (_, index) => stock.next_number + index));
    expect((await stockOf('tamper_proof')).next_number).toBe(stock.next_number + 20);
  });

  it('a household of three takes as many sheets as it has pages, and the log names the stock', async () => {
    const stock = await stockOf('tamper_proof');
    const result = await issue(story.household, {
      scope: 'household',
      relationship: 'true',
      stockId: stock.id,
      sheet: String(stock.next_number + 5),
    });
    expect(result.ok).toBe(true);
    expect((await issues()).at(-1)).toMatchObject({
      stock_name: '改ざん防止用紙 A4',
      sheet_from: stock.next_number + 5,
      sheets: 1,
    });
  });

  it('a refused one changes nothing, and costs no number', async () => {
    const stock = await stockOf('insurance_form');
    const counters = async () => (await owner().query('SELECT * FROM certificate_counters ORDER BY 1, 2')).rows;
    const before = [await issues(), await counters(), await stockOf('insurance_form')];
    expect(firstProblem(await issue(story.household, { stockId: stock.id }))).toBe('certificates.wrongPaper');
    expect(firstProblem(await issue(story.household, { place: '東京都庁' }))).toBe('invalid');
    expect(firstProblem(await issue(story.household, { kind: 'income', year: '2001' }))).toBe('certificates.noIncome');
    expect([await issues(), await counters(), await stockOf('insurance_form')]).toEqual(before);
  });
});

describe('denials', () => {
  it('another town’s clerk finds nobody', async () => {
    expect(firstProblem(await issue(story.household, {}, neighbour))).toBe('notFound');
  });

  it.each([['system_administrator'], ['staff'], ['auditor']] as const)('a %s issues nothing', async (role) => {
    expect(firstProblem(await issue(story.household, {}, await personOf('153079', [role])))).toBe('denied');
  });

  it('in the national portal nobody does', async () => {
    const fields = await issueFields(story.household);
    process.env.RENKEI_SITE = '';
    expect(firstProblem(await send(clerk, 'certificate.issue', fields))).toBe('denied');
  });

  it('発行停止 is refused with the name', async () => {
    const result = await issue(story.stopped);
    expect(result.ok ? null : result.problems[0]).toMatchObject({
      code: 'certificates.issueStopped',
      params: { name: '凪﨑　停' },
    });
  });

  it('a name that no font has is refused with the characters', async () => {
    const result = await issue(story.unprintable);
    expect(result.ok ? null : result.problems[0]?.code).toBe('certificates.unprintable');
    expect(JSON.stringify(result)).toContain('U+9089 U+E0110');
  });
});

describe('支援措置', () => {
  const ask = async () => {
    await send(clerk, 'certificate_approval.request', {
      residentId: await idOf(story.supported),
      kind: 'resident_record',
      reason: '本人が窓口で請求',
    });
    const { rows } = await owner().query('SELECT id FROM certificate_approvals ORDER BY id DESC LIMIT 1');
    return rows[0].id as string;
  };

  it('needs a second person, who is somebody else, once for each certificate', async () => {
    expect(firstProblem(await issue(story.supported))).toBe('certificates.needsApproval');
    const id = await ask();
    expect(firstProblem(await send(clerk, 'certificate_approval.decide', { id, agree: 'true' }))).toBe(
      'certificates.ownApproval',
    );
    expect(firstProblem(await send(neighbour, 'certificate_approval.decide', { id, agree: 'true' }))).toBe('notFound');
    expect((await send(colleague, 'certificate_approval.decide', { id, agree: 'true' })).ok).toBe(true);
    expect(firstProblem(await send(colleague, 'certificate_approval.decide', { id, agree: 'false' }))).toBe('conflict');
    expect((await issue(story.supported)).ok).toBe(true);
    expect((await issues()).at(-1)).toMatchObject({ approval_id: id });
    expect(firstProblem(await issue(story.supported))).toBe('certificates.needsApproval');
  });

  it('an agreement of yesterday or to something else does not count, nor does a refusal', async () => {
    const id = await ask();
    await send(colleague, 'certificate_approval.decide', { id, agree: 'false' });
    expect(firstProblem(await issue(story.supported))).toBe('certificates.needsApproval');
    const later = await ask();
    await send(colleague, 'certificate_approval.decide', { id: later, agree: 'true' });
    expect(firstProblem(await issue(story.supported, { kind: 'tax_payment' }))).toBe('certificates.needsApproval');
    setClock(new Date(townsAt.getTime() + 86_400_000));
    expect(firstProblem(await issue(story.supported))).toBe('certificates.needsApproval');
  });

  it('of one agreement used twice at once only one counts', async () => {
    // The test before leaves one that nobody used.
    await owner().query('UPDATE certificate_approvals SET used_at = decided_at WHERE used_at IS NULL');
    await send(colleague, 'certificate_approval.decide', { id: await ask(), agree: 'true' });
    const results = await Promise.all([issue(story.supported), issue(story.supported), issue(story.supported)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('after printing', () => {
  const issued = async () => {
    const result = await issue(story.daughter);
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result.value.id;
  };

  it('is confirmed once', async () => {
    const id = await issued();
    expect((await send(clerk, 'certificate.confirm', { id })).ok).toBe(true);
    expect(firstProblem(await send(clerk, 'certificate.fail', { id, failure: '紙詰まり' }))).toBe('conflict');
    expect(firstProblem(await send(neighbour, 'certificate.confirm', { id }))).toBe('notFound');
  });

  it('is printed once more twice on its day, with numbers of their own, and says the same', async () => {
    const id = await issued();
    await send(clerk, 'certificate.fail', { id, failure: '紙詰まり' });
    expect((await send(clerk, 'certificate.reprint', { id, reason: '紙詰まり', sheet: '' })).ok).toBe(true);
    const results = await Promise.all(
      [1, 2, 3].map(() => send(clerk, 'certificate.reprint', { id, reason: '汚損', sheet: '' })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(firstProblem(await send(clerk, 'certificate.reprint', { id, reason: '汚損', sheet: '' }))).toBe(
      'certificates.reprintOften',
    );
    const rows = (await issues()).filter((row) => row.id === id || row.reprint_of === id);
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map(({ serial }) => serial)).size).toBe(3);
    for (const row of rows) expect(row.document).toEqual(rows[0].document);
  });

  it('not on another day', async () => {
    const id = await issued();
    setClock(new Date(townsAt.getTime() + 86_400_000));
    expect(firstProblem(await send(clerk, 'certificate.reprint', { id, reason: '汚損', sheet: '' }))).toBe(
      'certificates.reprintOtherDay',
    );
  });
});

describe('at a site', () => {
  const atSite = async (copy: { at: string; declaration?: string; stopped?: boolean } | null) => {
    Object.assign(process.env, { RENKEI_SITE: '153079', RENKEI_SITE_ROLE: 'activation', RENKEI_SITE_HOST: '155811' });
    await owner().query('DELETE FROM data_copies');
    if (copy === null) return;
    await owner().query(
      `INSERT INTO data_copies (organization_id, data_at, manifest, declaration, issuing_stopped_at) VALUES ($1, $2, $3, $4, $5)`,
      [clerk.organizationId, copy.at, '0'.repeat(64), copy.declaration ?? 'd7f3', copy.stopped ? townsAt : null],
    );
  };
  const place = '関川村役場（連携町村サーバ）';

  it.each([
    ['without a copy', null, 'certificates.noDeclaration'],
    ['without a declaration', { at: '2026-11-27T14:00:00Z', declaration: '' }, 'certificates.noDeclaration'],
    [
      'after the declaration was withdrawn',
      { at: '2026-11-27T14:00:00Z', stopped: true },
      'certificates.issuingStopped',
    ],
    ['from data that are too old', { at: '2026-11-20T14:00:00Z' }, 'certificates.dataTooOld'],
    ['from the future', { at: '2026-11-29T14:00:00Z' }, 'certificates.dataFromFuture'],
  ])('nothing is issued %s', async (_name, copy, code) => {
    await atSite(copy);
    expect(firstProblem(await issue(story.household, { place }))).toBe(code);
  });

  it('the number names site and declaration, and the paper says 前日時点', async () => {
    await atSite({ at: '2026-11-27T14:00:00Z' });
    expect((await issue(story.household, { place })).ok).toBe(true);
    expect((await issues()).at(-1)).toMatchObject({
      serial: '155811-d7f3-1',
      site: '155811',
      declaration: 'd7f3',
      previous_day: true,
      place,
    });
  });
});
