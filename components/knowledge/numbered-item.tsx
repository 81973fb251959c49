import { TextLink } from '@/components/ui/link';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { formatKnowledgeNumber, readKnowledgeNumber } from '@/lib/knowledge/number/rules';
import { listKnowledge } from '@/lib/knowledge/queries';
import { listKnowledgeSchema } from '@/lib/knowledge/schema';

/** The item whose number was typed where inquiries are searched, with or without its letter; nothing where there is none. */
export async function NumberedItem({ actor, typed }: { actor: Actor; typed: string }) {
  const number = readKnowledgeNumber(typed);
  if (number === null) return null;
  const name = formatKnowledgeNumber(number);
  const { rows } = await listKnowledge(askAs(actor, 'custom'), listKnowledgeSchema.parse({ q: name }));
  const t = await getTranslations('knowledge');
  return rows.map(({ title }) => (
    <p key={name} className="mb-2">
      {t('numbered')} <TextLink href={`/knowledge/${number}`}>{`${name} ${title}`}</TextLink>
    </p>
  ));
}
