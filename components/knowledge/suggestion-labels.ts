import 'server-only';
import { getTranslations } from '@/lib/core/i18n/server';

/** The words of `Suggestions`, for whoever asks or for whoever answers. */
export async function suggestionLabels(reader: 'asker' | 'desk') {
  const t = await getTranslations('knowledge.suggest');
  return {
    title: reader === 'asker' ? t('asker') : t('title'),
    none: t('none'),
    insert: t('insert'),
    more: t('more'),
    article: t('article'),
    count: t.raw('count') as string,
    sourceOf: t.raw('sourceOf') as string,
    sourceArticle: t.raw('sourceArticle') as string,
    sourceTicket: t.raw('sourceTicket') as string,
  };
}

export type SuggestionLabels = Awaited<ReturnType<typeof suggestionLabels>>;
