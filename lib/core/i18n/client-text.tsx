'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { ToldProblem } from '@/lib/core/errors';
import { fill } from './fill';
import { defaultLocale, type Locale } from './locale';
import enUi from './messages/en/ui.json';
import jaUi from './messages/ja/ui.json';

/**
 * The few words that components in the browser need by themselves. They are part of the script, which is cached; everything else
 * reaches the browser as rendered text, so no catalogue and no ICU parser is sent.
 */
const words = { ja: jaUi, en: enUi } satisfies Record<Locale, unknown>;

const LocaleContext = createContext<Locale>(defaultLocale);

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export function useUiText(): typeof jaUi {
  return words[useContext(LocaleContext)];
}

/** What a problem says to the reader. */
export function useProblemText(): (problem: ToldProblem) => string {
  const { problems }: { problems: Readonly<Record<string, string>> } = useUiText();
  return ({ code, params, text }) => text ?? fill(problems[code] ?? code, params);
}
