import { type ExportFormat, exportFormats } from '@/lib/core/export/columns';
import { getTranslations } from '@/lib/core/i18n/server';
import { Icon } from './icon';

interface ExportLinksProps {
  /** Address that answers the list as it is seen, with every filter, in a format. */
  href: (format: ExportFormat) => string;
}

/** Saves exactly what the list above shows, all its pages. */
export async function ExportLinks({ href }: ExportLinksProps) {
  const t = await getTranslations('export');
  const labels = { csv: t('csv'), 'csv-cp932': t('csvCp932'), xlsx: t('xlsx') };
  return (
    <nav aria-label={t('label')} className="no-print flex flex-wrap items-center gap-x-4 text-dns-14N-130">
      <Icon name="download" />
      {exportFormats.map((format) => (
        <a key={format} className="link inline-block py-2" href={href(format)}>
          {labels[format]}
        </a>
      ))}
    </nav>
  );
}
