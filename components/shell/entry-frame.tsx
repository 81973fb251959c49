import type { ReactNode } from 'react';
import { getLocale } from '@/lib/core/i18n/server';
import { Brand } from './brand';
import { LanguageSwitch } from './language-switch';
import { SkipLink } from './skip-link';
import { getShellText } from './text';

/** What surrounds a page that nobody needs to be logged in for: log-in, notices. Narrow, in the middle. */
export async function EntryFrame({ children }: { children: ReactNode }) {
  const [t, locale] = await Promise.all([getShellText(), getLocale()]);
  return (
    <div className="flex min-h-dvh flex-col bg-panel">
      <SkipLink t={t} />
      <header className="no-print flex items-center justify-between border-b border-line bg-white px-4 py-2 desktop:px-8">
        <Brand t={t} />
        <LanguageSwitch locale={locale} t={t} />
      </header>
      <main className="mx-auto w-full max-w-2xl grow px-4 py-8 desktop:py-12" id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
