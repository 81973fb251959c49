import { TextLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';
import { formatKnowledgeNumber } from '@/lib/knowledge/number/rules';

/** The item whose number was typed where inquiries are searched. */
export async function NumberedItem({ number, title }: { number: number; title: string }) {
  const t = await getTranslations('knowledge');
  return (
    <p className="mb-2">
      {t('numbered')} <TextLink href={`/knowledge/${number}`}>{`${formatKnowledgeNumber(number)} ${title}`}</TextLink>
    </p>
  );
}
