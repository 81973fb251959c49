import { getTranslations } from '@/lib/core/i18n/server';

/**
 * The words of the shell, fetched once a page and handed down: every component that awaits them itself would be a task of its own
 * for the renderer, and the shell is on every page.
 */
export const getShellText = () => getTranslations('shell');

export type ShellText = Awaited<ReturnType<typeof getShellText>>;
