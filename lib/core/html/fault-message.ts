import { catalog } from '../i18n/catalog';
import { fill } from '../i18n/fill';
import { locales } from '../i18n/locale';
import { html } from './markup';

/** The error page for a browser without script, which the framework leaves empty; in both languages, as nothing is known for sure. */
export function faultMessage(reference: string): string {
  const texts = locales.map((locale) => {
    const { ui } = catalog[locale];
    return html`<div lang="${locale}"><h1>${ui.errorTitle}</h1>
<p>${ui.errorBody}</p>
<p>${ui.errorContact}</p>
<p><strong>${fill(ui.reference, { reference })}</strong></p>
<p><a href="/">${ui.errorHome}</a></p></div>`;
  });
  return html`<noscript><link rel="stylesheet" href="/plain-page.css"><main>${texts}</main></noscript>`.text;
}
