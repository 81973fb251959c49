import type { FigureProps } from '@/components/dashboard/figure';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { getTranslations } from '@/lib/core/i18n/server';
import { figureAddresses } from '@/lib/tickets/dashboard/rules';
import type { DeskFigures } from '@/lib/tickets/dashboard/types';

type Words = Awaited<ReturnType<typeof getTranslations<'dashboard'>>>;
type Name = keyof ReturnType<typeof figureAddresses>;

/** Numbers that desks show, each with the list behind it. */
export function deskFigures(t: Words, figures: DeskFigures, names: readonly Name[]): FigureProps[] {
  const addresses = figureAddresses(dateInJapan(now()));
  return names.map((name) => ({
    label: t(`figures.${name}`),
    value: figures[name],
    href: addresses[name],
    ...(name === 'overdue' ? { alarming: true } : {}),
    // Compared with the average of the last five working days.
    ...(name === 'today' ? { note: t('figures.usual', { count: figures.usual }) } : {}),
  }));
}
