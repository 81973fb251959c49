import 'server-only';
import { getLocale } from '../i18n/server';
import { html, type Markup } from './markup';

/** A page that stands by itself, without script and without the portal around it. `content` comes under the title. */
export async function plainPage(status: number, title: string, content: Markup): Promise<Response> {
  const page = html`<!DOCTYPE html>
<html lang="${await getLocale()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/plain-page.css">
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(page.text, { status, headers });
}
