import { Banner } from '@/components/ui/banner';
import { getTranslations } from '@/lib/core/i18n/server';
import type { Removed } from '@/lib/knowledge/anonymous/rules';

/** Words of a version that may identify a person or an organization, as far as rules find them; nothing where they find none. */
export async function IdentifyingWords({ found }: { found: readonly Removed[] }) {
  if (found.length === 0) return null;
  const t = await getTranslations('knowledge');
  return (
    <Banner kind="warning" title={t('identifying')}>
      <p>{t('identifyingHelp')}</p>
      <ul className="mt-2 list-disc pl-6">
        {found.map(({ kind, original }) => (
          <li key={original}>{`${t(`kinds.${kind}`)}: ${original}`}</li>
        ))}
      </ul>
    </Banner>
  );
}
