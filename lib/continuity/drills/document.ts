import { wayNames, waysOfWork } from './constants';
import { itemRows, resumeRows, secondsRows, townName } from './rules';
import type { DrillReport } from './types';

/** Escapes what HTML would take for markup. */
const plain = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

function itemTable(report: DrillReport): string {
  const rows = itemRows(report).map(({ no, words, marks }) => [
    String(no),
    plain(words),
    ...marks.map(({ mark }) => mark),
  ]);
  return table(['項番', '試験内容', ...report.towns.map(townName)], rows);
}

function secondsTable(report: DrillReport, town: string): string {
  const rows = secondsRows(report, town).map(({ name, cells }) => [
    name,
    ...cells.map(({ now, source }) => `${now}<br><small>平成 24 年度: ${source}</small>`),
  ]);
  return `<h3>${townName(town)}</h3>${table(['処理', ...waysOfWork.map((way) => wayNames[way])], rows)}`;
}

function resumeTable(report: DrillReport): string {
  const rows = resumeRows(report).map(({ town, plan, now, source }) => [
    ...[townName(town), `ケース${plan}`, now],
    ...[plan === 1 ? 'なし' : '実測なし（移動は行わない）', source],
  ]);
  return table(['町村', 'ケース', '機械の時間（秒、実測）', '移動', '平成 24 年度（ケース2・3は移動を含む）'], rows);
}

function evidence(report: DrillReport): string {
  return report.items
    .map(
      ({ no, town, ok, evidence: seen }) =>
        `<details open><summary>${ok ? '○' : '×'} ${no} ${townName(town)}</summary><ul>${seen
          .map(({ at: when, seen: text }) => `<li>${at(when)} ${plain(text)}</li>`)
          .join('')}</ul></details>`,
    )
    .join('');
}

const listOf = (texts: readonly string[]): string =>
  texts.length === 0 ? '<p>ありません。</p>' : `<ul>${texts.map((text) => `<li>${plain(text)}</li>`).join('')}</ul>`;

const japan = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', dateStyle: 'medium', timeStyle: 'medium' });
const at = (iso: string): string => japan.format(new Date(iso));

/** The report of a drill by itself: one file, no script, prints. In Japanese, as the source's own. */
export function drillHtml(report: DrillReport): string {
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>業務継続運用シミュレーション検証結果</title><style>
body{font-family:sans-serif;line-height:1.6;margin:2rem auto;max-width:64rem;padding:0 1rem}table{border-collapse:collapse;width:100%;margin:1rem 0}
th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top}small{color:#595959}details{break-inside:avoid}</style></head><body>
<h1>業務継続運用シミュレーション検証結果</h1>
<p>${at(report.startedAt)} – ${at(report.finishedAt)}${report.shortened ? '（短縮した訓練：—は対象外）' : ''}　${report.ok ? 'すべて○' : '×があります'}</p>
<h2>34 項目</h2>${itemTable(report)}
<h2>操作処理時間計測結果（秒）</h2>${report.towns.map((town) => secondsTable(report, town)).join('')}
<h2>復旧までの時間</h2>${resumeTable(report)}
<h2>課題</h2>${listOf(report.findings)}
${report.faults.length === 0 ? '' : `<h2>訓練そのものの障害</h2>${listOf(report.faults)}`}
<h2>本番から切り離されていること</h2>${listOf(report.isolation)}
<h2>証跡</h2>${evidence(report)}
</body></html>
`;
}
