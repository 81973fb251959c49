import type { getTranslations } from '@/lib/core/i18n/server';

export type ContinuityText = Awaited<ReturnType<typeof getTranslations<'continuity'>>>;
