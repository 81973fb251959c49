import { definePublicRoute } from '@/lib/access/route';
import { html } from '@/lib/core/html/markup';
import { plainPage } from '@/lib/core/html/plain-page';
import { getTranslations } from '@/lib/core/i18n/server';

/** Stands in for any address with NUL or with bytes that are no text (`scripts/lib/web/announce.mjs`): no page can be asked with them. */
export const GET = definePublicRoute({
  name: 'address.unreadable',
  method: 'GET',
  run: async () => {
    const t = await getTranslations('entry.unreadable');
    const content = html`<p>${t('lead')}</p>
<p><a href="/">${t('home')}</a></p>`;
    return plainPage(400, t('title'), content);
  },
});
