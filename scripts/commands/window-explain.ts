import { withSystem } from '@/lib/core/db';
import { catalog } from '@/lib/core/i18n/catalog';
import { inTokyo } from '@/lib/core/tokyo';
import { services } from '@/lib/window/constants';
import { explainFor } from '@/lib/window/explain/queries';
import { type ExplainInput, explainSchema } from '@/lib/window/schema';
import type { Explanation } from '@/lib/window/types';
import { formatMinuteSpan, ruleText, untilText } from '@/lib/window/wording/rules';
import { withDatabase } from '../lib/cli/database';
import type { Command } from '../lib/cli/types';
import { Stop } from '../lib/stop.mjs';

export const command: Command = {
  usage: 'window explain --org <code> --service <service> [--at <time>] [--json]',
  summary: {
    ja: `ある時刻にサービスを利用できるか、どの規則によるか、いつまでかを答える（${services.join('・')}。時差のない時刻は日本時間）`,
    en: `Says whether a service is open at a time, by which rule and until when (${services.join(', ')}; a time without offset is Japan's)`,
  },
  options: { org: { type: 'string' }, service: { type: 'string' }, at: { type: 'string' } },
  async run({ values }) {
    const input = read(values);
    return withDatabase(async () => {
      const asked = { code: input.org, service: input.service, at: input.at ?? null };
      const found = await withSystem('window.explain', (db) => explainFor(db, asked));
      if (found === null) throw unknown(input.org);
      const { organization, explanation } = found;
      const named = { code: organization.code, name: organization.name, nameEn: organization.nameEn };
      const names = [organization.name, organization.nameEn] as const;
      return {
        data: { organization: named, ...jsonOf(explanation) },
        text: [...sentences(explanation, 'ja', names[0]), ...sentences(explanation, 'en', names[1])],
      };
    });
  },
};

function read(values: Readonly<Record<string, string | boolean | undefined>>): ExplainInput {
  const { org, service, at } = values;
  const parsed = explainSchema.safeParse({ org, service, at });
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0]);
  const rules: Record<string, readonly [string, string]> = {
    org: ['--org には6桁のコードを指定してください。', '--org takes a code of six characters.'],
    service: [`--service は ${services.join('、')} のいずれかです。`, `--service is one of ${services.join(', ')}.`],
    at: [
      '--at は 2026-12-29T10:00 のように指定してください（時差がなければ日本時間、24時以降も可）。',
      "--at is written like 2026-12-29T10:00 (Japan's time without an offset; past 24:00 allowed).",
    ],
  };
  const [ja, en] = rules[field] ?? ['指定が正しくありません。', 'Wrong options.'];
  throw new Stop(ja, en, { code: 2 });
}

const unknown = (code: string): Stop =>
  new Stop(
    `コード ${code} の市区町村・都道府県・センターはありません。`,
    `There is no municipality, prefecture or center with the code ${code}.`,
    { reason: 'notFound' },
  );

/** Instants in Japan's time, with their offset. */
function inJapan(instant: Date | null): string | null {
  if (instant === null) return null;
  return `${inTokyo(instant).toISOString().slice(0, 19)}+09:00`;
}

function jsonOf(explanation: Explanation) {
  const { service, at, open, rule, point, until, nextOpen, day, extension, stop, unconfirmed } = explanation;
  return {
    ...{ service, at: inJapan(at), open, rule, point, until: inJapan(until), nextOpen: inJapan(nextOpen) },
    ...{ day, extension, unconfirmed },
    stop: stop && { title: stop.title, from: inJapan(stop.from), to: inJapan(stop.to) },
    reason: { ja: ruleText(explanation, 'ja'), en: ruleText(explanation, 'en') },
  };
}

function sentences(explanation: Explanation, locale: 'ja' | 'en', name: string): string[] {
  const words = catalog[locale].window;
  const { service, open, point, unconfirmed, extension } = explanation;
  const source = point === null ? '' : ` (S0 §1 (${point}) ${words.points[point]})`;
  return [
    `${name} ${words.services[service]}: ${open ? words.open : words.closed} ${untilText(explanation, locale)}`,
    `  ${ruleText(explanation, locale)}${source}${extension ? ` ${formatMinuteSpan(extension)}` : ''}`,
    ...(unconfirmed ? [`  ${words.unconfirmed}`] : []),
  ];
}
