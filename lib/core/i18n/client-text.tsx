'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Problem } from '@/lib/core/errors';
import { fill } from './fill';
import { defaultLocale, type Locale } from './locale';
import enErrors from './messages/en/errors.json';
import enUi from './messages/en/ui.json';
import jaErrors from './messages/ja/errors.json';
import jaUi from './messages/ja/ui.json';

/**
 * The few words that components in the browser need by themselves. They are part of the script, which is cached; everything else
 * reaches the browser as rendered text, so no catalogue and no ICU parser is sent.
 */
const words = {
  ja: { ui: jaUi, errors: jaErrors },
  en: { ui: enUi, errors: enErrors },
} satisfies Record<Locale, unknown>;

const LocaleContext = createContext<Locale>(defaultLocale);

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export function useUiText(): typeof jaUi {
  return words[useContext(LocaleContext)].ui;
}

/** What a problem says to the reader; for a failure of ours with the number that finds its log line. */
export function useProblemText(): (problem: Problem) => string {
  const { errors, ui } = words[useContext(LocaleContext)];
  return ({ code, params }) => {
    const text = fill(errors[code], params);
    return params?.reference === undefined ? text : `${text} ${fill(ui.reference, params)}`;
  };
}
