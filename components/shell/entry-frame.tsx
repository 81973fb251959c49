import type { ReactNode } from 'react';
import { Brand } from './brand';
import { LanguageSwitch } from './language-switch';
import { SkipLink } from './skip-link';

/** What surrounds a page that nobody needs to be logged in for: log-in, notices. Narrow, in the middle. */
export function EntryFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-panel">
      <SkipLink />
      <header className="no-print flex items-center justify-between border-b border-line bg-white px-4 py-2 desktop:px-8">
        <Brand />
        <LanguageSwitch />
      </header>
      <main className="mx-auto w-full max-w-2xl grow px-4 py-8 desktop:py-12" id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
