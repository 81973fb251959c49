import 'server-only';
import { getTranslations } from '@/lib/core/i18n/server';

/** The words of `Suggestions`, for whoever asks or for whoever answers. */
export async function suggestionLabels(reader: 'asker' | 'desk') {
  const t = await getTranslations('knowledge.suggest');
  return {
    title: reader === 'asker' ? t('asker') : t('title'),
    none: t('none'),
    insert: t('insert'),
    item: t('item'),
    ticket: t('ticket'),
    sourceOf: t.raw('sourceOf') as string,
    sourceArticle: t.raw('sourceArticle') as string,
    sourceTicket: t.raw('sourceTicket') as string,
  };
}
