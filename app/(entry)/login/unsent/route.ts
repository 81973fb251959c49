import { z } from 'zod';
import { safePath } from '@/lib/access/request';
import { answerProblems, definePublicRoute, readFields } from '@/lib/access/route';
import { describeUnsent } from '@/lib/access/unsent';
import { html } from '@/lib/core/html';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

/**
 * Where a form ends that was sent without script after its session had. The browser repeats the whole form to this address (307);
 * it goes back as a page that can send it again, because nothing may be stored for somebody who is not logged in.
 */
export const POST = definePublicRoute({
  name: 'login.unsent',
  method: 'POST',
  input: z.object({ next: z.string().max(2_000) }),
  run: async ({ next }, { request }) => {
    const form = await readFields(request);
    if (form === null) return answerProblems([{ code: 'invalid' }]);
    const { fields, written } = describeUnsent(form);
    const t = await getTranslations('entry.unsent');
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
<ol>
<li>${t('first')}<br><a href="/login" target="_blank" rel="noreferrer">${t('logIn')}</a></li>
<li>${t('second')}
<form action="${safePath(next)}" method="post" enctype="multipart/form-data">
${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button>${t('send')}</button>
</form></li>
</ol>
${written.length === 0 ? null : html`<h2>${t('written')}</h2>`}
${written.map((text) => html`<p class="written">${text}</p>`)}
</main>
</body>
</html>`;
    const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
    return new Response(page.text, { status: 401, headers });
  },
});
