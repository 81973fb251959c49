import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { drillHtml } from '@/lib/continuity/drills/document';
import type { Command } from '../lib/cli/types';
import { refuseLive } from '../lib/drill/isolation';
import { runDrill, wholeDrill } from '../lib/drill/main';
import { buildPortal } from '../lib/prepare/build.mjs';
import { progress } from '../lib/steps.mjs';
import { Stop } from '../lib/stop.mjs';

const number = (value: string | boolean | undefined, most: number, otherwise: number): number => {
  if (value === undefined) return otherwise;
  const given = Number(value);
  if (Number.isInteger(given) && given >= 1 && given <= most) return given;
  throw new Stop(`1 から ${most} の数で指定してください: ${value}`, `Say a number from 1 to ${most}: ${value}`, {
    code: 2,
  });
};

function casesOf(text: string): readonly number[] {
  const cases = [...new Set(text.split(',').map(Number))].sort((one, other) => one - other);
  if (cases.every((one) => [1, 2, 3].includes(one))) return cases;
  throw new Stop(`ケースは 1、2、3 を並べて指定してください: ${text}`, `Say cases as 1,2,3: ${text}`, { code: 2 });
}

export const command: Command = {
  usage: 'drill [--towns N] [--hosts N] [--cases 1,3] [--out FOLDER] [--keep] [--json]',
  summary: {
    ja: '業務継続の訓練：クラウドセンターと 6 つのサイトを別に立ち上げ、実際に止めて 34 項目を確かめる',
    en: 'A drill of continuity: starts a cloud center and six sites of its own, breaks them for real, shows the 34 items',
  },
  options: {
    towns: { type: 'string' },
    hosts: { type: 'string' },
    cases: { type: 'string' },
    out: { type: 'string' },
    keep: { type: 'boolean' },
  },
  async run({ values }) {
    const scope = {
      struck: number(values.towns, 3, wholeDrill.struck),
      hosts: number(values.hosts, 2, wholeDrill.hosts),
      cases: casesOf(String(values.cases ?? '1,2,3')),
      keep: values.keep === true,
    };
    refuseLive(process.env);
    await buildPortal(progress(process.stderr));
    const { report, pdf } = await runDrill(scope, (text) => process.stderr.write(`${text}\n`));
    const folder = path.resolve(process.env.RENKEI_CALLED_FROM ?? '.', String(values.out ?? '.renkei/drill'));
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    writeFileSync(path.join(folder, 'report.html'), drillHtml(report));
    writeFileSync(path.join(folder, 'report.pdf'), pdf);
    const failed = report.items.filter(({ ok }) => !ok);
    const text = [
      `${report.items.length - failed.length} / ${report.items.length} ○`,
      ...failed.map(({ no, town }) => `× ${no} ${town}`),
      ...report.findings,
      ...report.faults,
      path.join(folder, 'report.html'),
    ];
    if (report.ok) return { data: { ...report }, text };
    return {
      data: { ...report },
      text,
      found: {
        code: 'items',
        message: { ja: `${failed.length} 項目が満たされていません。`, en: `${failed.length} items do not hold.` },
        todo: { ja: '報告の証跡を確かめてください。', en: 'Look at the evidence in the report.' },
      },
    };
  },
};
