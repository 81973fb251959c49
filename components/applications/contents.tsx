import { DefinitionList } from '@/components/ui/layout/definition-list';
import { TextLink } from '@/components/ui/link';
import type { FormField, Values } from '@/lib/applications/types';
import { labelOf, valueText } from '@/lib/applications/values/wording/rules';
import { formatBytes } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { FileSummary } from '@/lib/files/types';

interface ContentsProps {
  fields: readonly FormField[];
  values: Values;
  files: readonly FileSummary[];
}

/** What an application says. */
export async function Contents({ fields, values, files }: ContentsProps) {
  const t = await getTranslations('applications');
  const locale = await getLocale();
  return (
    <DefinitionList
      items={[
        ...fields.map((field) => ({
          term: labelOf(field, locale),
          value: <span className="whitespace-pre-line">{valueText(field, values, locale) || t('none')}</span>,
        })),
        { term: t('files'), value: files.length === 0 ? t('noFiles') : <FileLinks files={files} /> },
      ]}
    />
  );
}

export function FileLinks({ files }: { files: readonly FileSummary[] }) {
  return (
    <ul>
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <TextLink href={`/files/${id}`}>{name}</TextLink> {formatBytes(size)}
        </li>
      ))}
    </ul>
  );
}
