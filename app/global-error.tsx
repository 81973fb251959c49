'use client';

import './globals.css';
import { ErrorMessage } from '@/components/shell/error-message';
import { LocaleProvider } from '@/lib/core/i18n/client-text';
import { locales } from '@/lib/core/i18n/locale';

/** Even the language is unknown here: both are shown. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="ja">
      <body>
        <title>連携 Renkei</title>
        <main className="mx-auto flex max-w-2xl flex-col gap-12 px-4 py-12">
          {locales.map((locale) => (
            <div key={locale} lang={locale}>
              <LocaleProvider locale={locale}>
                <ErrorMessage error={error} retry={retry} />
              </LocaleProvider>
            </div>
          ))}
        </main>
      </body>
    </html>
  );
}
