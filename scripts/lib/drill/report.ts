import { itemWords, sourceResume, sourceSeconds } from './source';
import type { DocumentKind, DrillReport, WayOfWork } from './types';

const plain = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter);

const ways: readonly WayOfWork[] = ['normal', 'own', 'visiting', 'partner'];
const kinds: readonly DocumentKind[] = ['record', 'tax', 'insurance', 'list'];
const wayNames: Readonly<Record<WayOfWork, string>> = {
  normal: '通常時',
  own: 'ダウンリカバリサーバ利用',
  visiting: '他町村からクラウドセンター利用（平均）',
  partner: '町村連携システム利用',
};
const kindNames: Readonly<Record<DocumentKind, string>> = {
  record: '住民票の発行',
  tax: '納税証明の発行',
  insurance: '保険証の発行',
  list: '全住民一覧の発行',
};
const townNames: Readonly<Record<string, string>> = { '153079': '聖籠町', '154059': '出雲崎町', '155811': '関川村' };

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean of what was measured; over both hosts, as in the source. Null = not measured. */
export function measured({ seconds }: DrillReport, town: string, way: WayOfWork, kind: DocumentKind): number | null {
  const values = seconds
    .filter((one) => one.town === town && one.way === way && one.kind === kind)
    .map((one) => one.seconds);
  return values.length === 0 ? null : mean(values);
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

function itemTable(report: DrillReport): string {
  const rows = itemWords.map((words, index) => {
    const cells = report.towns.map((town) =>
      report.items.find((item) => item.no === index + 1 && item.town === town)?.ok ? '○' : '×',
    );
    return [String(index + 1), plain(words), ...cells];
  });
  return table(['項番', '試験内容', ...report.towns.map((town) => townNames[town] ?? town)], rows);
}

function secondsTable(report: DrillReport, town: string): string {
  const rows = kinds.map((kind) => [
    kindNames[kind],
    ...ways.map((way) => {
      const here = measured(report, town, way, kind);
      return `${here === null ? '—' : `${here.toFixed(1)} 秒`}<br><small>平成 24 年: ${sourceSeconds[town]?.[way][kind] ?? '—'} 秒</small>`;
    }),
  ]);
  return `<h3>${townNames[town]}</h3>${table(['処理', ...ways.map((way) => wayNames[way])], rows)}`;
}

function resumeTable(report: DrillReport): string {
  const rows = report.towns.flatMap((town) =>
    [1, 2, 3].map((plan) => {
      const values = report.resume.filter((one) => one.town === town && one.plan === plan).map((one) => one.seconds);
      return [
        townNames[town] ?? town,
        `ケース${plan}`,
        values.length === 0 ? '—' : `${mean(values).toFixed(1)} 秒`,
        plan === 1 ? 'なし' : '移動時間を除く',
        sourceResume[town]?.[plan - 1] ?? '',
      ];
    }),
  );
  return table(['町村', 'ケース', '機械の時間', '移動', '平成 24 年（移動を含む）'], rows);
}

function evidence(report: DrillReport): string {
  return report.items
    .map(
      ({ no, town, ok, evidence: seen }) =>
        `<details><summary>${ok ? '○' : '×'} ${no} ${townNames[town] ?? town}</summary><ul>${seen
          .map(({ at, seen: text }) => `<li>${at} ${plain(text)}</li>`)
          .join('')}</ul></details>`,
    )
    .join('');
}

/** The report by itself: one file, no script, prints. */
export function drillHtml(report: DrillReport): string {
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>業務継続運用シミュレーション検証結果</title><style>
body{font-family:sans-serif;line-height:1.6;margin:2rem auto;max-width:64rem;padding:0 1rem}table{border-collapse:collapse;width:100%;margin:1rem 0}
th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top}small{color:#595959}details{break-inside:avoid}</style></head><body>
<h1>業務継続運用シミュレーション検証結果</h1>
<p>${report.startedAt} – ${report.finishedAt}${report.shortened ? '（短縮した訓練）' : ''}　${report.ok ? 'すべて○' : '×があります'}</p>
<h2>34 項目</h2>${itemTable(report)}
<h2>操作処理時間計測結果</h2>${report.towns.map((town) => secondsTable(report, town)).join('')}
<h2>復旧までの時間</h2>${resumeTable(report)}
<h2>課題</h2>${report.findings.length === 0 ? '<p>ありません。</p>' : `<ul>${report.findings.map((text) => `<li><pre>${plain(text)}</pre></li>`).join('')}</ul>`}
<h2>証跡</h2>${evidence(report)}
</body></html>
`;
}
