import { expect, test } from 'vitest';
import { drillHtml } from './document';

test('a report as one file says each item and what was seen, and takes nothing seen for markup', () => {
  const html = drillHtml({
    ...{
      startedAt: '2026-11-28T17:00:00Z',
      finishedAt: '2026-11-28T17:20:00Z',
      shortened: true,
      ok: false,
      towns: ['155811'],
    },
    ...{ isolation: [], findings: ['課題一つ'], faults: [] },
    items: [{ no: 27, town: '155811', ok: false, evidence: [{ at: '2026-11-28T17:10:00Z', seen: '<b>開いた</b>' }] }],
    seconds: [{ town: '155811', way: 'own', kind: 'list', seconds: 4.25 }],
    resume: [{ town: '155811', plan: 3, seconds: 61 }],
  });
  for (const words of [
    '関川村',
    '× 27 関川村',
    '&lt;b&gt;開いた',
    '4.3<br><small>平成 24 年度: 6',
    '61.0',
    '課題一つ',
    '短縮した訓練',
  ])
    expect(html).toContain(words);
  expect(html).not.toContain('<b>');
});
