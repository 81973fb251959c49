import { parse } from 'csv-parse/sync';
import type { ClientBase } from 'pg';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { dueOn } from '@/lib/statistics/disclosure/rules';
import { copyRows } from '../copy';
import { readSeedFile } from '../files';
import { organizationSeedId, seedId } from '../ids';
import { cases, consultations, records } from './tales';

/** Heisei year 1 = 1989. */
const heisei = 1988;

/** The source's years of 本人確認情報 (S4 別紙2, as of 12 March 2014), published by the center. */
async function loadFigures(client: ClientBase): Promise<void> {
  const text = readSeedFile('data', 'disclosure-2013.csv');
  const [, ...lines] = parse(text) as string[][];
  await copyRows(
    client,
    'disclosure_figures',
    [
      ...[
        'organization_id',
        'register',
        'fiscal_year',
        'request_visit',
        'request_post',
        'receipt_visit',
        'receipt_post',
      ],
      ...['as_of', 'posted_at'],
    ],
    lines.map(([year = '', ...counts]) => [
      ...[organizationSeedId('JLIS'), 'identification', heisei + Number(/\d+/.exec(year)?.[0])],
      ...counts.slice(0, 4).map(Number),
      ...['2014-03-12', new Date('2014-03-12T00:00:00Z')],
    ]),
  );
}

const recordId = (key: string) => seedId(`disclosure record ${key}`);
const caseId = (key: string) => seedId(`disclosure case ${key}`);

async function loadRecords(client: ClientBase, at: Date, today: string): Promise<void> {
  await copyRows(
    client,
    'disclosure_records',
    [
      ...['id', 'reference', 'requester_id', 'provider_id', 'operator_id', 'business', 'provided_on'],
      ...['code', 'code_set_by_id', 'code_set_at', 'created_at'],
    ],
    records.map(({ key, requester, provider, business, ago, coded }) => [
      ...[recordId(key), key, organizationSeedId(requester), organizationSeedId(provider), organizationSeedId('SOUMU')],
      ...[business, addDays(today, -ago)],
      ...(coded === undefined ? ['', null, null] : [coded.code, organizationSeedId(coded.by), at]),
      at,
    ]),
  );
  await copyRows(
    client,
    'disclosure_notes',
    ['record_id', 'organization_id', 'supported', 'code_reason'],
    records.flatMap(({ key, coded, supportedBy }) => {
      const by = coded?.by ?? supportedBy;
      if (by === undefined) return [];
      return [[recordId(key), organizationSeedId(by), supportedBy !== undefined, coded?.reason ?? '']];
    }),
  );
}

/** Invented requests at every step, about invented records. Answers how many there are. */
export async function loadDisclosure(client: ClientBase, at: Date): Promise<number> {
  const today = dateInJapan(at);
  const ago = (days: number | undefined) => (days === undefined ? null : addDays(today, -days));
  await loadFigures(client);
  await loadRecords(client, at, today);
  await copyRows(
    client,
    'disclosure_cases',
    [
      ...['id', 'organization_id', 'register', 'reference', 'request_way', 'received_on', 'due_on', 'agreed_to_other'],
      ...['confirmed_on', 'confirmed_by', 'decided_on', 'decision', 'decision_reason', 'delivered_on', 'receipt_way'],
      ...['form', 'state', 'created_at', 'updated_at'],
    ],
    cases.map((one) => {
      const received = addDays(today, -one.ago);
      return [
        ...[caseId(one.key), organizationSeedId(one.code), one.register, one.key, one.way, received, dueOn(received)],
        ...[false, ago(one.confirmed), one.confirmed === undefined ? '' : 'マイナンバーカード'],
        ...[ago(one.decided), one.decision ?? '', one.reason ?? '', ago(one.delivered)],
        ...(one.delivered === undefined ? ['', ''] : [one.receiptWay ?? 'post', 'writing']),
        ...[one.state, at, at],
      ];
    }),
  );
  await copyRows(
    client,
    'disclosure_case_records',
    ['case_id', 'record_id', 'withheld'],
    cases.flatMap(({ key, records: of = [] }) =>
      of.map(([record, withheld]) => [caseId(key), recordId(record), withheld]),
    ),
  );
  await copyRows(
    client,
    'disclosure_consultations',
    [
      'id',
      'case_id',
      'record_id',
      'asking_id',
      'asked_id',
      'question',
      'asked_at',
      'reason',
      'answered_at',
      'answered_by',
    ],
    consultations.map(({ of, record, asking, asked, answer }) => [
      ...[seedId(`disclosure consultation ${of} ${record}`), caseId(of), recordId(record)],
      ...[organizationSeedId(asking), organizationSeedId(asked)],
      ...['当該記録に対して開示請求がありました。不開示コードを設定した理由をお知らせください。', at],
      ...(answer === undefined ? ['', null, ''] : [answer, at, '試験 職員']),
    ]),
  );
  return cases.length;
}
