import { z } from 'zod';
import { describeExpiredForm } from '@/lib/access/expired-form';
import { safePath } from '@/lib/access/request';
import { answerProblems, definePublicRoute, readFields } from '@/lib/access/route';
import { html } from '@/lib/core/html';
import { getTranslations } from '@/lib/core/i18n/server';
import { plainPage } from '@/lib/core/plain-page';

/**
 * Where a form ends that was sent without script after its session had. The browser repeats the whole form to this address (307);
 * it goes back as a page that can send it again, because nothing may be stored for somebody who is not logged in.
 */
export const POST = definePublicRoute({
  name: 'login.expired-form',
  method: 'POST',
  input: z.object({ next: z.string().max(2_000) }),
  run: async ({ next }, { request }) => {
    const form = await readFields(request);
    if (form === null) return answerProblems([{ code: 'invalid' }]);
    const { fields, written } = describeExpiredForm(form);
    const t = await getTranslations('entry.expiredForm');
    const content = html`<p>${t('lead')}</p>
<ol>
<li>${t('first')}<br><a href="/login" target="_blank" rel="noreferrer">${t('logIn')}</a></li>
<li>${t('second')}
<form action="${safePath(next)}" method="post" enctype="multipart/form-data">
${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button>${t('send')}</button>
</form></li>
</ol>
${written.length === 0 ? null : html`<h2>${t('written')}</h2>`}
${written.map((text) => html`<p class="written">${text}</p>`)}`;
    return plainPage(401, t('title'), content);
  },
});
