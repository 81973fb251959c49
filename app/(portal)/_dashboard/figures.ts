import type { FigureProps } from '@/components/dashboard/figure';
import type { getTranslations } from '@/lib/core/i18n/server';

type Words = Awaited<ReturnType<typeof getTranslations<'dashboard'>>>;

/** The numbers that several desks show, each with the list behind it. */
export const waitingFigure = (t: Words, { waiting }: { readonly waiting: number }): FigureProps => ({
  label: t('figures.waiting'),
  value: waiting,
  href: '/tickets?desk=organization',
});

export const overdueFigure = (t: Words, { overdue }: { readonly overdue: number }): FigureProps => ({
  label: t('figures.overdue'),
  value: overdue,
  href: '/tickets?desk=organization&overdue=1',
  alarming: true,
});

export const elsewhereFigure = (t: Words, { elsewhere }: { readonly elsewhere: number }): FigureProps => ({
  label: t('figures.elsewhere'),
  value: elsewhere,
  href: '/tickets?desk=waiting',
});

/** Compared with the average of the last five working days. */
export const todayFigure = (t: Words, figures: { readonly today: number; readonly usual: number }): FigureProps => ({
  label: t('figures.today'),
  value: figures.today,
  href: '/tickets?desk=all&sort=created',
  note: t('figures.usual', { count: figures.usual }),
});
