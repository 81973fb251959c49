import { Banner } from '@/components/ui/banner';
import { getTranslations } from '@/lib/core/i18n/server';
import type { Removed } from '@/lib/knowledge/anonymous/rules';

/** What a version still says of whom it is about, as far as rules find it; nothing where they find nothing. */
export async function TellingWords({ found }: { found: readonly Removed[] }) {
  if (found.length === 0) return null;
  const t = await getTranslations('knowledge');
  return (
    <Banner kind="warning" title={t('telling')}>
      <p>{t('tellingHelp')}</p>
      <ul className="mt-2 list-disc pl-6">
        {found.map(({ kind, original }) => (
          <li key={original}>{`${t(`kinds.${kind}`)}: ${original}`}</li>
        ))}
      </ul>
    </Banner>
  );
}
