import { Banner } from '@/components/ui/banner';
import type { Freeze } from '@/lib/campaigns/integrated/types';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

/** What is impossible today, and why. */
export async function FreezeBanners({ freezes }: { freezes: readonly Freeze[] }) {
  const t = await getTranslations('tests');
  const words = await getTranslations('campaigns');
  const locale = await getLocale();
  return freezes.map((freeze) => (
    <Banner
      className="mb-6"
      key={freeze.id}
      kind="warning"
      title={t('freezeNow', {
        kind: t(`kinds.${freeze.kind}`),
        from: freeze.fromOn === null ? t('none') : formatShortDate(freeze.fromOn, locale),
        to: freeze.toOn === null ? t('untilDeclared') : formatShortDate(freeze.toOn, locale),
        works: freeze.blocks.map((work) => words(`works.${work as 'copy_registration'}`)).join(' / '),
      })}
    >
      <p>{t('frozenReason', { reason: freeze.reason })}</p>
    </Banner>
  ));
}
