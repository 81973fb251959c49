import { z } from 'zod';
import { longestBody } from '@/lib/access/forms/body';
import { describeExpiredForm, type ExpiredField } from '@/lib/access/forms/expired';
import { safePath } from '@/lib/access/requests/origin';
import { answerProblems, definePublicRoute, readFields } from '@/lib/access/route';
import { html, type Markup } from '@/lib/core/html/markup';
import { plainPage } from '@/lib/core/html/plain-page';
import { getTranslations } from '@/lib/core/i18n/server';

/**
 * Where a form ends that was sent without script after its session had, or while somebody else was logged in. The browser repeats the whole form to this address (307);
 * it goes back as a page that can send it again, because nothing may be stored for somebody who is not logged in.
 */
export const POST = definePublicRoute({
  name: 'login.expired-form',
  method: 'POST',
  input: z.object({ next: z.string().max(2_000), why: z.enum(['expired', 'otherPerson']).default('expired') }),
  run: async ({ next, why }, { request }) => {
    const form = await readFields(request);
    if (form === null) return answerProblems([{ code: 'invalid' }]);
    const fields = describeExpiredForm(form);
    const t = await getTranslations('entry.expiredForm');
    const hidden = fields.filter(({ written }) => !written).map(hiddenField);
    const written = fields.filter((field) => field.written).map(writtenField);
    const content = html`<p>${t(why === 'expired' ? 'lead' : 'leadOther')}</p>
<form action="${safePath(next)}" method="post" enctype="multipart/form-data">
<ol>
<li>${t('first')}<br><a href="/login" target="_blank" rel="noreferrer">${t('logIn')}</a></li>
<li>${t('second')}<br><button>${t('send')}</button></li>
</ol>
${hidden}
${written.length === 0 ? null : html`<h2>${t('written')}</h2>`}
${written}
</form>`;
    // Characters that are escaped take up to six times their place.
    if (Buffer.byteLength(content.text) <= mostContent)
      return plainPage(why === 'expired' ? 401 : 409, t('title'), content);
    return plainPage(413, t('title'), html`<p>${t('tooLong')}</p>`);
  },
});

/** Bytes: with the page around it no more than a form may have. */
const mostContent = longestBody - 4_096;

const hiddenField = ({ name, value }: ExpiredField): Markup =>
  html`<input type="hidden" name="${name}" value="${value}">`;

/** Each text stands in the page once: to be read, copied and sent. A line break right after the tag is not part of it. */
const writtenField = ({ name, value }: ExpiredField): Markup => html`<textarea name="${name}" readonly rows="6">
${value}</textarea>`;
