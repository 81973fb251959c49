import { paperText } from './paper';
import type { DrillTown } from './people';
import type { DrillRecord } from './record';
import type { Terminal } from './terminal';
import type { DocumentKind, WayOfWork } from './types';

/** What a town's counter is asked for, and how its paper is known. */
const papers: Readonly<Record<Exclude<DocumentKind, 'list'>, { kind: string; says: RegExp }>> = {
  record: { kind: 'resident_record', says: /住\s*民\s*票/ },
  tax: { kind: 'tax_payment', says: /納\s*税\s*証\s*明/ },
  insurance: { kind: 'insurance', says: /資\s*格\s*確\s*認\s*書|被\s*保\s*険\s*者\s*証/ },
};

export interface Issued {
  readonly kind: DocumentKind;
  readonly seconds: number;
  readonly ok: boolean;
  readonly seen: string;
  readonly text: string;
}

/** From finding the person to the preview, as the source measured. The preview is the PDF that the page shows. */
export async function issue(terminal: Terminal, kind: Exclude<DocumentKind, 'list'>, find: string): Promise<Issued> {
  const { kind: wanted, says } = papers[kind];
  const begin = performance.now();
  await terminal.go(`/counter?q=${encodeURIComponent(find)}`);
  const row = terminal.page.locator('[data-counter-row]').first();
  const address = await row.getAttribute('href');
  await terminal.go(`${address}/issue?kind=${wanted}`);
  const src = await terminal.page
    .locator('iframe.paper-frame')
    .getAttribute('src', { timeout: 10_000 })
    .catch(() => null);
  if (src === null) {
    const text = (await terminal.text()).slice(0, 300);
    return { kind, seconds: 0, ok: false, seen: `プレビューがありません: ${text}`, text: '' };
  }
  return preview(terminal, kind, src, says, begin);
}

/** The list of all residents, from start to preview. */
export async function list(terminal: Terminal): Promise<Issued> {
  const begin = performance.now();
  await terminal.go('/counter/list');
  const button = terminal.page.getByRole('button', { name: '一覧を作成' });
  const frame = terminal.page.locator('iframe.paper-frame');
  const src = await button
    .click({ timeout: 10_000 })
    .then(() => frame.getAttribute('src', { timeout: 60_000 }))
    .catch(() => null);
  if (src === null)
    return { kind: 'list', seconds: 0, ok: false, seen: '全住民一覧のプレビューがありません', text: '' };
  return preview(terminal, 'list', src, /全\s*住\s*民\s*一\s*覧/, begin);
}

async function preview(
  terminal: Terminal,
  kind: DocumentKind,
  src: string,
  says: RegExp,
  begin: number,
): Promise<Issued> {
  const answer = await terminal.fetch(src);
  const bytes = await answer.body();
  const seconds = (performance.now() - begin) / 1000;
  if (!answer.ok()) return { kind, seconds, ok: false, seen: `${src}: ${answer.status()}`, text: '' };
  const { text, pages } = await paperText(bytes);
  const ok = says.test(text);
  return {
    kind,
    seconds,
    ok,
    seen: `${src}: PDF ${bytes.length} バイト、${pages} ページ、${seconds.toFixed(1)} 秒`,
    text,
  };
}

export interface Asked {
  readonly way: WayOfWork;
  /** Items of the four documents, of 外字 and of the response. */
  readonly items: {
    readonly documents: readonly [number, number, number, number];
    readonly characters: number;
    readonly response: number;
  };
  readonly stamped: boolean;
}

/** The four documents at one terminal: each seen, measured, and its stamp looked at. */
export async function fourDocuments(
  record: DrillRecord,
  terminal: Terminal,
  town: DrillTown,
  find: string,
  { way, items, stamped }: Asked,
): Promise<void> {
  const issued = [
    await issue(terminal, 'record', find),
    await issue(terminal, 'tax', find),
    await issue(terminal, 'insurance', find),
    await list(terminal),
  ];
  for (const [index, paper] of issued.entries()) {
    record.see(items.documents[index] ?? 0, town.code, paper.ok, paper.seen);
    if (paper.ok) record.measure(town.code, way, paper.kind, paper.seconds);
    if (stamped && paper.ok) {
      const stamp = /前日時点/.test(paper.text);
      record.see(
        items.documents[index] ?? 0,
        town.code,
        stamp,
        stamp ? '「前日時点」の表示' : '「前日時点」の表示がありません',
      );
    }
  }
  const names = issued[3]?.text ?? '';
  const special = ['葛󠄀', '辻󠄀', '髙', '﨑', '𠮷'].filter((character) =>
    names.includes(character.replace(/[\u{E0100}-\u{E01EF}]/gu, '')),
  );
  record.see(items.characters, town.code, special.length >= 3, `全住民一覧の外字: ${special.join(' ')}`);
  const slow = issued.filter(({ ok, seconds }) => !ok || seconds > 30);
  record.see(
    items.response,
    town.code,
    slow.length === 0,
    issued.map(({ kind, seconds }) => `${kind} ${seconds.toFixed(1)} 秒`).join('、'),
  );
}
