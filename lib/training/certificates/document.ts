import 'server-only';
import { dateInJapan } from '@/lib/calendar/rules';
import { formatDate, formatDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { translationsOf } from '@/lib/core/i18n/server';
import { sheetPdf } from '@/lib/core/pdf/sheet';
import { minutesOf } from '../constants';
import type { Certificate } from '../types';

/** The certificate of a completed course on A4, as PDF. Throws `UnprintableText`. */
export function certificatePdf(
  certificate: Certificate,
  { locale, at }: { locale: Locale; at: Date },
): Promise<Buffer> {
  const t = translationsOf(locale, 'training');
  const words = translationsOf(locale, 'courses');
  const { id, course, name, organizationName, completedAt, fiscalYear } = certificate;
  return sheetPdf({
    title: t('certificate.title'),
    number: t('certificate.number', { number: `${fiscalYear}-${id.slice(-12).toUpperCase()}` }),
    author: organizationName,
    at,
    sections: [
      {
        title: t('certificate.text', { name }),
        rows: [
          { label: t('certificate.name'), text: name },
          { label: t('certificate.organization'), text: organizationName },
          { label: t('certificate.course'), text: words(`c${course}.title`) },
          { label: t('certificate.minutes'), text: t('minutes', { minutes: minutesOf[course] }) },
          { label: t('certificate.completed'), text: formatDate(dateInJapan(completedAt), locale) },
        ],
      },
    ],
    foot: t('certificate.printed', { time: formatDateTime(at, locale) }),
  });
}
