import { type ExportFormat, exportFormats } from '@/lib/core/export/columns';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { Icon } from '../icon';

interface ExportLinksProps {
  /** Address that answers the list as it is seen, with every filter, in a format. */
  href: (format: ExportFormat) => string;
  /** Rows that a file holds at most, where the list may have more. */
  most?: number;
  /** The same of workbooks alone, where CSV holds every row. */
  mostXlsx?: number;
}

/** Saves exactly what the list above shows, all its pages, or says how many rows of it. */
export async function ExportLinks({ href, most, mostXlsx }: ExportLinksProps) {
  const t = await getTranslations('export');
  const labels = { csv: t('csv'), 'csv-cp932': t('csvCp932'), 'csv-cp932-geta': t('csvCp932Geta'), xlsx: t('xlsx') };
  return (
    <nav aria-label={t('label')} className="no-print flex flex-wrap items-center gap-x-4 text-dns-14N-130">
      <Icon name="download" />
      {exportFormats.map((format) => (
        <a key={format} className="link inline-block py-2" href={href(format)}>
          {labels[format]}
        </a>
      ))}
      {most === undefined ? null : <span>{t('most', { count: formatNumber(most) })}</span>}
      {mostXlsx === undefined ? null : <span>{t('mostXlsx', { count: formatNumber(mostXlsx) })}</span>}
    </nav>
  );
}
