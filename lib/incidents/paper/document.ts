import 'server-only';
import { formatDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { translationsOf } from '@/lib/core/i18n/server';
import { sheetPdf } from '@/lib/core/pdf/sheet';
import { reportKeys } from '../report/rules';
import { localText } from '../report/wording/rules';
import type { IncidentDetail, ReportKey, ReportValues } from '../types';

export interface Printing {
  readonly locale: Locale;
  readonly at: Date;
  /** Who prints it. */
  readonly name: string;
}

/** A value as the report shows it; empty = not known yet. */
export const reportText = (key: ReportKey, values: ReportValues): string =>
  key === 'occurredAt' || key === 'recoveredAt' ? localText(values[key]) : values[key];

/** 事象発生報告書兼完了報告書 in its newest version on A4, with each lane's reports, as PDF. Throws `UnprintableText`. */
export function reportPdf(incident: IncidentDetail, { locale, at, name }: Printing): Promise<Buffer> {
  const t = translationsOf(locale, 'incidents');
  const newest = incident.revisions.at(-1);
  const acts = incident.entries.filter(({ kind }) => kind === 'reported');
  return sheetPdf({
    title: t('paper.title'),
    number: `${t('number', { number: incident.number })}　${t('report.current', {
      revision: incident.revision,
      kind: t(`report.kinds.${incident.reportKind}`),
    })}`,
    author: incident.organizationName,
    at,
    sections: [
      {
        title: incident.title,
        rows: [
          { label: t('paper.organization'), text: `${incident.prefectureName} ${incident.organizationName}`.trim() },
          { label: t('paper.detected'), text: formatDateTime(incident.detectedAt, locale) },
          { label: t('paper.flow'), text: t(`flows.${incident.flow}`) },
          ...(newest === undefined
            ? []
            : reportKeys.map((key) => ({
                label: t(`report.${key}`),
                text: reportText(key, newest.values) || t('unknown'),
              }))),
        ],
      },
      {
        title: t('paper.acts'),
        rows: acts.map((act) => ({
          label: act.phase === null ? '' : t(`phases.${act.phase}`),
          text: `${formatDateTime(act.at, locale)}　${act.organizationName}　${act.userName}\n${act.text}`,
        })),
      },
    ],
    foot: t('paper.printed', { time: formatDateTime(at, locale), name }),
  });
}
