import { Banner } from '@/components/ui/banner';
import { askAs, type DbActor } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { findTelling } from '@/lib/knowledge/anonymous/queries';
import type { KnowledgeVersionView } from '@/lib/knowledge/types';

interface TellingWordsProps {
  actor: DbActor;
  version: Pick<KnowledgeVersionView, 'title' | 'question' | 'answer'>;
  /** Number of the inquiry that the item was made from. */
  source: string | null;
}

/** What a version still says of whom it is about, as far as rules find it; nothing where they find nothing. */
export async function TellingWords({ actor, version, source }: TellingWordsProps) {
  const { title, question, answer } = version;
  const found = await findTelling(askAs(actor), [title, question, answer], source);
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
