import 'server-only';
import { formatDate, formatDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { translationsOf } from '@/lib/core/i18n/server';
import { type SheetRow, sheetPdf } from '@/lib/core/pdf/sheet';
import { filesKey } from '../constants';
import type { ApplicationPage } from '../page/queries';
import type { DecisionRow } from '../types';
import { labelOf, valueText } from '../values/wording/rules';

export interface Printing {
  readonly locale: Locale;
  readonly at: Date;
  /** Who prints it. */
  readonly name: string;
}

/** An application with its decisions on A4, as PDF. Throws `UnprintableText`. */
export function applicationPdf(
  { application, form, files }: ApplicationPage,
  { locale, at, name }: Printing,
): Promise<Buffer> {
  const t = translationsOf(locale, 'applications');
  const none = t('none');
  const separator = translationsOf(locale, 'shell')('listSeparator');
  const labelled = (keys: readonly string[]) =>
    keys
      .map((key) => {
        const field = form.fields.find((one) => one.key === key);
        return field ? labelOf(field, locale) : key === filesKey ? t('files') : key;
      })
      .join(separator);
  const decisionRow = (decision: DecisionRow): SheetRow => ({
    label: t(`kinds.${decision.kind}`),
    text: [
      `${formatDateTime(decision.at, locale)}　${decision.organizationName || t('portal')}　${decision.userName}${
        decision.deputyFor === '' ? '' : t('deputyFor', { name: decision.deputyFor })
      }`,
      decision.comment,
      decision.flagged.length === 0
        ? ''
        : `${t(decision.kind === 'resubmitted' ? 'changed' : 'flagged')}: ${labelled(decision.flagged)}`,
    ]
      .filter(Boolean)
      .join('\n'),
  });
  const { number, state, submittedAt, organizationName, prefectureName } = application;
  return sheetPdf({
    title: application.formName,
    number: t('number', { number }),
    author: organizationName,
    at,
    sections: [
      {
        title: t('content'),
        rows: [
          { label: t('applicant'), text: `${prefectureName} ${organizationName}`.trim() },
          { label: t('paper.filed'), text: submittedAt === null ? none : formatDate(submittedAt, locale) },
          { label: t('columns.state'), text: t(`states.${state}`) },
          ...form.fields.map((field) => ({
            label: labelOf(field, locale),
            text: valueText(field, application.values, locale) || none,
          })),
          { label: t('files'), text: files.map((file) => file.name).join('\n') || t('noFiles') },
        ],
      },
      {
        title: t('route'),
        rows: application.steps.map((step) => ({
          label: `${step.position + 1}. ${t(`tiers.${step.tier}`)}`,
          text: `${step.organizationName}　${t('days', { days: step.days })}`,
        })),
      },
      { title: t('paper.decisions'), rows: application.decisions.map(decisionRow) },
    ],
    foot: t('paper.printed', { time: formatDateTime(at, locale), name }),
  });
}
