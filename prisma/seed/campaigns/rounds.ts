import type { ClientBase } from 'pg';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { newId } from '@/lib/core/ids';
import { type CopyValue, copyRows } from '../copy';
import type { SeedOrganization } from '../organizations/build';
import { Random } from '../tickets/random';
import { bodies2017, type SeedBody } from './facts';

interface Given {
  readonly organizations: readonly SeedOrganization[];
  readonly at: Date;
}

interface SeedFreeze {
  readonly kind: string;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly blocks: readonly string[];
  readonly reason: string;
  readonly reasonEn: string;
}

const testMode = {
  kind: 'test_mode',
  blocks: ['copy_registration'],
  reason: '自治体中間サーバーが総合運用テスト実行モードに強制的に切り替わるため、副本登録を行うことはできません。',
  reasonEn: 'The relay server is switched to its test mode; copies cannot be registered.',
};
const productionSwitch = {
  kind: 'production_switch',
  blocks: ['copy_registration', 'code_retrieval'],
  reason:
    '運用確認の期間が終わったあと、マスターデータリリース4の配信・適用等の本番化作業を行うため、副本登録と本番用符号差分取得は原則として実施できません。蓄積した分は、終了後に作業します。',
  reasonEn:
    'After the check of operation master data release 4 is put into production; copies cannot be registered nor code differences retrieved. What gathers is worked off afterwards.',
};

/** The tests of 2017 as the source has them (S3), and a round of the demonstration whose freeze has just ended. */
export async function loadRounds(client: ClientBase, { organizations, at }: Given): Promise<number> {
  const ids = new Map(organizations.map(({ code, id }) => [code, id]));
  const past = await insertRound(client, [
    ...['2017', '国・その他機関との総合運用テスト（平成29年）', 'Integrated tests with national bodies (2017)'],
    '情報提供者となるテストは、国・その他機関が個別に調整した地方公共団体だけが行います。情報照会者となるテストは、該当する事務を行う全地方公共団体が5月15日から26日までに行います（国・その他機関から情報提供を受ける事務を行わない一部事務組合、広域連合、教育委員会部局は対象外）。期間外のテストはできません。',
    'Only local governments with which a national body agreed test as providers. All with such business test as requesters from 15 to 26 May (partial-affairs associations, wide-area unions and boards of education without it are exempt). Nothing is tested outside of these spans.',
    '情報連携開始に向けた準備等について（平成29年4月14日時点、総務省）',
  ]);
  const rows = await insertBodies(client, past, bodies2017, ids);
  const span = { fromOn: '2017-05-15', toOn: '2017-05-26' };
  await insertSlot(client, past, { direction: 'request', ...span });
  await insertSlot(client, past, {
    ...{ direction: 'confirm', fromOn: '2017-07-03', toOn: '2017-07-14', voluntary: true },
    note: '7月上旬の一定期間（日付は仮のもの）。参加が可能な団体が行います。',
    noteEn: 'Some days in early July (these days are ours). Whoever can takes part.',
  });
  await insertFreeze(client, past, { ...testMode, ...span });
  await insertFreeze(client, past, { ...productionSwitch, fromOn: null, toOn: null });
  return rows + 5 + (await loadPresent(client, organizations, at));
}

/** Invented: tests three weeks ago, with results and a backlog; a production switch to come. */
async function loadPresent(client: ClientBase, organizations: readonly SeedOrganization[], at: Date): Promise<number> {
  const today = dateInJapan(at);
  const round = await insertRound(client, [
    ...['2026', '総合運用テスト（今年度）', 'Integrated tests (this year)'],
    'マスターデータの更新に伴うテストです。凍結中にたまった副本登録を処理し、残りの件数を報告してください。',
    'Tests before new master data. Work off the copies that gathered in the freeze and report what is left.',
    '',
  ]);
  const bodies = bodies2017.map((body) => ({ ...body, note: '', noteEn: '', slots: [] }));
  await insertBodies(client, round, bodies, new Map());
  const span = { fromOn: addDays(today, -26), toOn: addDays(today, -15) };
  const slot = await insertSlot(client, round, { direction: 'request', ...span });
  await insertSlot(client, round, {
    ...{ direction: 'confirm', fromOn: addDays(today, -5), toOn: addDays(today, 9), voluntary: true },
  });
  const freeze = await insertFreeze(client, round, { ...testMode, ...span });
  await insertFreeze(client, round, { ...productionSwitch, fromOn: addDays(today, 20), toOn: addDays(today, 24) });
  const results: CopyValue[][] = [];
  const backlogs: CopyValue[][] = [];
  for (const [index, { id }] of organizations.filter(({ kind }) => kind === 'municipality').entries()) {
    const random = new Random(63, index);
    if (random.chance(25)) continue;
    const failed = random.chance(4);
    const day = addDays(span.fromOn, random.int(12));
    results.push([
      slot,
      id,
      failed ? 'failed' : 'passed',
      day,
      failed ? '照会結果が返りませんでした。' : '',
      '担当者',
      at,
    ]);
    if (!random.chance(30)) continue;
    const waiting = random.between(5, 900);
    backlogs.push([
      freeze,
      id,
      'copy_registration',
      waiting,
      random.chance(60) ? waiting : random.int(waiting),
      '担当者',
      at,
    ]);
  }
  await copyRows(
    client,
    'test_results',
    ['slot_id', 'organization_id', 'result', 'tested_on', 'comment', 'reported_by', 'reported_at'],
    results,
  );
  await copyRows(
    client,
    'freeze_backlogs',
    ['freeze_id', 'organization_id', 'work', 'waiting', 'worked_off', 'reported_by', 'reported_at'],
    backlogs,
  );
  return 6 + bodies.length + results.length + backlogs.length;
}

async function insertRound(client: ClientBase, values: readonly string[]): Promise<string> {
  const id = newId();
  await client.query(
    'INSERT INTO test_rounds (id, code, title, title_en, lead, lead_en, source) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [id, ...values],
  );
  return id;
}

interface SeedSlot {
  readonly direction: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly bodyId?: string;
  readonly organizationId?: string | undefined;
  readonly voluntary?: boolean;
  readonly note?: string | undefined;
  readonly noteEn?: string | undefined;
}

async function insertSlot(client: ClientBase, round: string, slot: SeedSlot): Promise<string> {
  const id = newId();
  const {
    direction,
    fromOn,
    toOn,
    bodyId = null,
    organizationId = null,
    voluntary = false,
    note = '',
    noteEn = '',
  } = slot;
  await client.query(
    `INSERT INTO test_slots (id, round_id, body_id, direction, organization_id, from_on, to_on, voluntary, note, note_en)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, round, bodyId, direction, organizationId, fromOn, toOn, voluntary, note, noteEn],
  );
  return id;
}

async function insertBodies(
  client: ClientBase,
  round: string,
  bodies: readonly SeedBody[],
  ids: ReadonlyMap<string, string>,
): Promise<number> {
  let rows = 0;
  for (const [index, body] of bodies.entries()) {
    const bodyId = newId();
    const { name, nameEn, provides, requests, note = '', noteEn = '' } = body;
    await client.query(
      'INSERT INTO test_bodies (id, round_id, number, name, name_en, provides, requests, note, note_en) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [bodyId, round, index + 1, name, nameEn, provides, requests, note, noteEn],
    );
    rows += 1 + body.slots.length;
    for (const [code, fromOn, toOn, slotNote, slotNoteEn] of body.slots) {
      const organizationId = ids.get(code);
      if (organizationId === undefined) throw new Error(`no local government has code ${code}`);
      await insertSlot(client, round, {
        ...{ direction: 'provide', bodyId, organizationId, fromOn, toOn, note: slotNote, noteEn: slotNoteEn },
      });
    }
  }
  return rows;
}

async function insertFreeze(client: ClientBase, round: string, freeze: SeedFreeze): Promise<string> {
  const id = newId();
  const { kind, fromOn, toOn, blocks, reason, reasonEn } = freeze;
  await client.query(
    'INSERT INTO freezes (id, round_id, kind, from_on, to_on, blocks, reason, reason_en) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [id, round, kind, fromOn, toOn, blocks, reason, reasonEn],
  );
  return id;
}
