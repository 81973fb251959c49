import { createHash } from 'node:crypto';
import { kindNames, sourceSeconds } from '@/lib/continuity/drills/constants';
import type { DocumentKind, WayOfWork } from '@/lib/continuity/drills/types';
import { slowness } from './machine';
import { readPdf } from './pdf';
import type { DrillTown } from './people';
import type { DrillRecord } from './record';
import type { Terminal } from './terminal';

type PersonalKind = Exclude<DocumentKind, 'list'>;

/** What a town's counter is asked for, and how its paper is known. */
const papers: Readonly<Record<PersonalKind, { kind: string; says: RegExp }>> = {
  record: { kind: 'resident_record', says: /住民票/ },
  tax: { kind: 'tax_payment', says: /納税証明/ },
  insurance: { kind: 'insurance', says: /資格確認書|被保険者証/ },
};

/** A long list is read so far; how many pages it has is said. */
const readPages = 8;

const noSelectors = (text: string): string => text.replace(/\s|[\u{E0100}-\u{E01EF}]/gu, '');

export interface Previewed {
  readonly ok: boolean;
  /** From finding the person to the paper on the screen, as the source measured. */
  readonly seconds: number;
  readonly seen: string;
  readonly person: string;
  readonly bytes: Uint8Array;
}

const none = (seen: string, person = ''): Previewed => ({
  ok: false,
  seconds: 0,
  seen,
  person,
  bytes: new Uint8Array(),
});

const since = (begin: number): number => (performance.now() - begin) / 1000;

/** Finds somebody and opens the preview of a paper; what it shows is fetched as the page's viewer does. */
export async function preview(
  terminal: Terminal,
  kind: PersonalKind,
  find: string,
  scope = 'person',
): Promise<Previewed> {
  const begin = performance.now();
  await terminal.go(`/counter?q=${encodeURIComponent(find)}`, { shown: true });
  const row = terminal.page.locator('[data-counter-row]').first();
  if ((await row.count()) === 0) return none(`「${find}」が見つかりません`);
  const [address, person] = [await row.getAttribute('href'), ((await row.textContent()) ?? '').trim()];
  await terminal.go(`${address}/issue?kind=${papers[kind].kind}&scope=${scope}`, { shown: true });
  const frame = terminal.page.locator('iframe.paper-frame');
  if ((await frame.count()) === 0) return none(`プレビューがありません: ${await terminal.said()}`, person);
  const answer = await terminal.fetch((await frame.getAttribute('src')) ?? '');
  const bytes = await answer.body();
  if (!answer.ok()) return none(`プレビューの応答は ${answer.status()}`, person);
  const seconds = since(begin);
  // What comes next is done on the whole page.
  await terminal.page.waitForLoadState('load');
  return { ok: true, seconds, seen: `「${person}」のプレビュー`, person, bytes };
}

export interface Issued {
  readonly kind: DocumentKind;
  readonly ok: boolean;
  readonly seconds: number;
  readonly seen: string;
  readonly text: string;
}

const failed = (kind: DocumentKind, seen: string): Issued => ({ kind, ok: false, seconds: 0, seen, text: '' });

/** The paper that was issued: its serial number from the page, its text from the file. `begin`: measured until the paper is there. */
async function issued(
  terminal: Terminal,
  kind: DocumentKind,
  time: { readonly seconds: number } | { readonly begin: number },
  says: readonly RegExp[],
): Promise<Issued> {
  await terminal.page.waitForURL(/\/counter\/issues\/[0-9a-f-]{36}/);
  const serial = ((await terminal.page.locator('h1').textContent()) ?? '').trim();
  const src = (await terminal.page.locator('iframe.paper-frame').getAttribute('src')) ?? '';
  const answer = await terminal.fetch(src);
  const bytes = await answer.body();
  const seconds = 'begin' in time ? since(time.begin) : time.seconds;
  if (!answer.ok()) return failed(kind, `${serial}: ${answer.status()}`);
  const { pages, pageCount } = await readPdf(bytes, readPages);
  const text = noSelectors(pages.join(''));
  const missing = says.filter((words) => !words.test(text));
  const sum = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const seen = `${serial}、PDF ${bytes.length} バイト ${pageCount} ページ、SHA-256 ${sum}…`;
  if (missing.length > 0) return failed(kind, `${seen}、書かれていないもの: ${missing.join(' ')}`);
  return { kind, ok: true, seconds, seen, text };
}

async function choosePlace(terminal: Terminal, place: string | undefined): Promise<void> {
  if (place === undefined) return;
  const option = terminal.page.locator('select[name=place] option', { hasText: place }).first();
  await terminal.page.locator('select[name=place]').selectOption((await option.getAttribute('value')) ?? '');
}

/** `place`: the hall whose lent terminal and printer are used. */
async function issue(terminal: Terminal, kind: PersonalKind, find: string, place?: string): Promise<Issued> {
  const paper = await preview(terminal, kind, find);
  if (!paper.ok) return failed(kind, paper.seen);
  const submit = terminal.page.getByRole('button', { name: '発行する' });
  if ((await submit.count()) === 0) return failed(kind, `発行できません: ${await terminal.said()}`);
  await choosePlace(terminal, place);
  await submit.click();
  return issued(terminal, kind, paper, [papers[kind].says, new RegExp(noSelectors(paper.person))]);
}

/** The list of all residents, from start to preview. */
async function list(terminal: Terminal, place?: string): Promise<Issued> {
  await terminal.go('/counter/list');
  const button = terminal.page.getByRole('button', { name: '一覧を作成' });
  if ((await button.count()) === 0) return failed('list', `一覧を作成できません: ${await terminal.said()}`);
  await choosePlace(terminal, place);
  const begin = performance.now();
  await button.click();
  return issued(terminal, 'list', { begin }, [/全住民一覧/]);
}

export interface Asked {
  readonly way: WayOfWork;
  /** Items of the four documents and of the response. */
  readonly documents: readonly [number, number, number, number];
  readonly response: number;
  /** The data is of the day before, and each paper says so. */
  readonly stamped: boolean;
  readonly place?: string;
}

/** Seconds that a paper should take, person to preview, and the list of all residents. */
const wanted: Readonly<Record<DocumentKind, number>> = { record: 1, tax: 1, insurance: 1, list: 5 };

/** The four documents at one terminal: each issued, read, measured, and its stamp looked at. */
export async function fourDocuments(
  record: DrillRecord,
  terminal: Terminal,
  town: DrillTown,
  find: string,
  { way, documents, response, stamped, place }: Asked,
): Promise<void> {
  const all: Issued[] = [];
  const before = await slowness();
  for (const kind of ['record', 'tax', 'insurance'] as const) all.push(await issue(terminal, kind, find, place));
  all.push(await list(terminal, place));
  const slow = (before + (await slowness())) / 2;
  for (const [index, paper] of all.entries()) {
    const item = documents[index] ?? 0;
    const stamp = /前日時点のデータにより作成/.test(paper.text);
    const day = stamp ? '「前日時点」の表示あり' : '「前日時点」の表示なし';
    record.see(item, town.code, paper.ok && stamp === stamped, paper.ok ? `${paper.seen}、${day}` : paper.seen);
    if (paper.ok) record.measure(town.code, way, paper.kind, paper.seconds);
  }
  seeResponse(record, town, { way, response, all, slow });
}

interface Answered {
  readonly way: WayOfWork;
  readonly response: number;
  readonly all: readonly Issued[];
  readonly slow: number;
}

/** Judged as if the machine had nothing else to do: all installations of a drill share the one on which it runs. Both are told. */
function seeResponse(record: DrillRecord, town: DrillTown, { way, response, all, slow }: Answered): void {
  const source = sourceSeconds[town.code]?.[way];
  const late = all.filter(({ ok, kind, seconds }) => !ok || seconds / slow > (source?.[kind] ?? 0));
  const words = all.map(({ kind, seconds }) => `${kindNames[kind]} ${seconds.toFixed(1)}（${source?.[kind]}）秒`);
  record.see(
    response,
    town.code,
    late.length === 0,
    `検索からプレビューまで（平成 24 年度の実測）: ${words.join('、')}。計算機はこのとき基準の ${slow.toFixed(1)} 倍の時間がかかり、判定はこれで割った値による`,
  );
  for (const { ok, kind, seconds } of all)
    if (ok && seconds / slow > wanted[kind])
      record.find(
        `${town.name} ${way}: ${kindNames[kind]}に ${seconds.toFixed(1)} 秒、計算機の遅さ ${slow.toFixed(1)} で割って ${(seconds / slow).toFixed(1)} 秒（目標 ${wanted[kind]} 秒）`,
      );
}
