import 'server-only';
import type { ToldProblem } from '@/lib/core/errors';
import { html } from '@/lib/core/html/markup';
import { plainPage } from '@/lib/core/html/plain-page';
import { getTranslations } from '@/lib/core/i18n/server';

/** Problems as a page to be read, with the status and the headers of the answer that programs get. */
export async function problemPage(answer: Response, problems: readonly ToldProblem[]): Promise<Response> {
  const t = await getTranslations('ui');
  const words = problems.map(({ code, field, text }) => {
    const where = field === undefined ? '' : `${field}: `;
    return html`<li>${where}${text ?? code}</li>`;
  });
  const content = html`<ul>${words}</ul>
<p><a href="/">${t('errorHome')}</a></p>`;
  const page = await plainPage(answer.status, t('actionFailed'), content);
  for (const [name, value] of answer.headers) if (name !== 'content-type') page.headers.set(name, value);
  return page;
}
