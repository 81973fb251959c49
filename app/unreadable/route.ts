import { definePublicRoute } from '@/lib/access/route';
import { html } from '@/lib/core/html';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

/** Stands in for any address with NUL or with bytes that are no text (`scripts/lib/web/announce.mjs`): no page can be asked with them. */
export const GET = definePublicRoute({
  name: 'address.unreadable',
  method: 'GET',
  run: async () => {
    const t = await getTranslations('entry.unreadable');
    const page = html`<!DOCTYPE html>
<html lang="${await getLocale()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('title')}</title>
<link rel="stylesheet" href="/unsent.css">
</head>
<body>
<main>
<h1>${t('title')}</h1>
<p>${t('lead')}</p>
<p><a href="/">${t('home')}</a></p>
</main>
</body>
</html>`;
    const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
    return new Response(page.text, { status: 400, headers });
  },
});
