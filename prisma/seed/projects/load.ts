import type { ClientBase } from 'pg';
import { copyRows } from '../copy';
import { readHolidays } from '../holidays';
import { seedId } from '../ids';
import type { SeedOrganization } from '../organizations/build';
import type { SeedUser } from '../users/build';
import { buildProjects, type SeedProject } from './build';

interface Given {
  readonly organizations: readonly SeedOrganization[];
  readonly users: readonly SeedUser[];
  readonly at: Date;
}

const list = (values: readonly string[]): string => `{${values.join(',')}}`;

/** Introductions of systems at every stage, and operation plans of towns. Answers how many projects there are. */
export async function loadProjects(client: ClientBase, { organizations, users, at }: Given): Promise<number> {
  const holidays = await readHolidays(client);
  const projects = buildProjects({ organizations, users, holidays, at });
  await loadRows(client, projects);
  await loadSheets(client, projects);
  await loadPlans(client, projects, at);
  return projects.length;
}

async function loadRows(client: ClientBase, projects: readonly SeedProject[]): Promise<void> {
  await copyRows(
    client,
    'projects',
    [
      ...['id', 'title', 'system', 'vending', 'lead_organization_id', 'partner_ids', 'starts_on', 'created_by'],
      ...['created_at', 'updated_at'],
    ],
    projects.map((one) => [
      ...[one.id, one.title, one.system, one.vending, one.by.organizationId, list(one.partners.map(({ id }) => id))],
      ...[one.startsOn, one.by.id, one.createdAt, one.createdAt],
    ]),
  );
  await copyRows(
    client,
    'project_items',
    [
      ...['project_id', 'key', 'starts_on', 'ends_on', 'depends_on', 'state', 'note', 'file_ids', 'done_by'],
      ...['done_name', 'done_at', 'approved_by', 'approved_at'],
    ],
    projects.flatMap(({ id, items }) =>
      items.map((item) => [
        ...[id, item.key, item.startsOn, item.endsOn, list(item.dependsOn), item.state, item.note, '{}'],
        ...[item.doneBy?.id ?? null, item.doneBy?.name ?? '', item.doneAt, item.approvedBy, item.approvedAt],
      ]),
    ),
  );
}

/** What 聖籠町 has written so far, and the first checklists of all. */
async function loadSheets(client: ClientBase, projects: readonly SeedProject[]): Promise<void> {
  await copyRows(
    client,
    'project_checks',
    ['id', 'project_id', 'list', 'title'],
    projects.flatMap(({ id, checks }) => checks.map((check) => [check.id, id, check.list, check.title])),
  );
  const seiro = projects.find(({ partners }) => partners[0]?.code === '153079');
  if (seiro === undefined) return;
  const writer = seiro.items.find(({ doneBy }) => doneBy !== null)?.doneBy ?? seiro.by;
  const approval = [seiro.by.name, new Date(seiro.createdAt.getTime() + 45 * 86_400_000)] as const;
  await copyRows(
    client,
    'project_tunings',
    [
      ...['id', 'project_id', 'service', 'parameter', 'source_form', 'difference', 'way', 'decision', 'edited_by'],
      ...['approved_by', 'approved_at'],
    ],
    tunings.map(({ line, approved }, index) => [
      ...[seedId(`tuning ${index}`), seiro.id, ...line, writer.id],
      ...(approved ? approval : ['', null]),
    ]),
  );
  await copyRows(
    client,
    'project_risks',
    ['id', 'project_id', 'title', 'likelihood', 'impact', 'measure', 'holder', 'closed'],
    risks.map((risk, index) => [seedId(`risk ${index}`), seiro.id, ...risk]),
  );
}

const tunings: readonly { readonly line: readonly string[]; readonly approved: boolean }[] = [
  {
    line: [
      '印鑑登録証明書',
      '証明書の様式',
      '町様式第3号（A4縦）',
      '登録番号の欄がない',
      'tune',
      '登録番号の欄を追加する',
    ],
    approved: true,
  },
  {
    line: ['印鑑登録証明書', '手数料', '印鑑条例 別表', '窓口と端末で額が異なる', 'ordinance', '条例の別表を改正する'],
    approved: true,
  },
  {
    line: [
      '申請書作成支援',
      '申請書の様式',
      '住民異動届（町様式）',
      '同居人の欄の数',
      'procedure',
      '2枚目に記入してもらう',
    ],
    approved: false,
  },
  { line: ['避難者情報', '避難所の一覧', '地域防災計画 資料編', '避難所コードがない', 'tune', ''], approved: false },
];

const risks: readonly (readonly (string | number | boolean)[])[] = [
  ['ネットワーク機器の納期が遅れる', 2, 3, '代替機を事業者から借りる約束をした', '総務課', false],
  ['既設システムの担当者が異動する', 2, 2, '設計書を3月末までに引き継ぐ', '住民課', false],
  ['条例の改正が議会に間に合わない', 1, 3, '12月議会に提出済み', '総務課', true],
];

/** A plan with applications and a UPS for 聖籠町, whose battery is too short for the second one, and one for 出雲崎町. */
async function loadPlans(client: ClientBase, projects: readonly SeedProject[], at: Date): Promise<void> {
  const [seiro, joint] = projects;
  if (seiro === undefined || joint === undefined) return;
  const plans = [seiro, joint].map(({ id, by, system }) => ({
    id: seedId(`operation plan ${id}`),
    project: id,
    by,
    system,
  }));
  await copyRows(
    client,
    'operation_plans',
    [
      ...['id', 'organization_id', 'system', 'project_id', 'opens', 'closes', 'daily', 'backup_at', 'backup_minutes'],
      ...['updated_by', 'updated_at'],
    ],
    plans.map(({ id, project, by, system }) => [
      ...[id, by.organizationId, system, project, 450, 1290, false, 1200, 60, by.name, at],
    ]),
  );
  const plan = plans[0]?.id ?? '';
  await copyRows(
    client,
    'operation_services',
    ['plan_id', 'name', 'opens', 'closes', 'daily'],
    [
      [plan, '印鑑登録証明書発行', 510, 1035, false],
      [plan, '申請書作成支援', 510, 1035, false],
      [plan, '図書館サービス', 540, 1170, false],
    ],
  );
  const units = ['UPS1（サーバ室）', 'UPS2（窓口）'].map((name) => ({ name, id: seedId(`ups ${name}`) }));
  await copyRows(
    client,
    'ups_units',
    ['id', 'plan_id', 'name', 'battery_seconds'],
    units.map(({ id, name }, index) => [id, plan, name, index === 0 ? 900 : 300]),
  );
  await copyRows(
    client,
    'ups_systems',
    ['unit_id', 'name', 'priority', 'shutdown_seconds'],
    [
      [units[0]?.id ?? '', 'カードAP サーバ', 2, 210],
      [units[0]?.id ?? '', 'データベースサーバ', 1, 320],
      [units[0]?.id ?? '', '検証用サーバ', 9, 150],
      [units[1]?.id ?? '', '窓口端末', 2, 180],
      [units[1]?.id ?? '', '窓口ルータ', 1, 150],
    ],
  );
}
