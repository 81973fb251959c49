import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { OwnDay } from '@/lib/window/own-day/queries';
import { ruleText, untilText } from '@/lib/window/wording/rules';

/** The own counter on one line: open or closed, until when, extended until when and with whom. */
export async function OwnDayStrip({ day: { counter, extensions } }: { day: OwnDay }) {
  const t = await getTranslations('window');
  const locale = await getLocale();
  const list = new Intl.ListFormat(locale);
  return (
    <Panel
      aside={<TextLink href="/operations/window?service=special-move">{t('explain.title')}</TextLink>}
      title={t('strip.counter')}
    >
      <p>
        <StatusBadge tone={counter.open ? 'success' : 'closed'}>{t(counter.open ? 'open' : 'closed')}</StatusBadge>{' '}
        {untilText(counter, locale)}
      </p>
      {extensions.map(({ kind, until, partners }) => (
        <p key={`${kind} ${until.getTime()}`} className="mt-1">
          {t(partners.length > 0 ? 'strip.extendedWith' : 'strip.extendedAlone', {
            service: t(`services.${kind}`),
            time: formatTime(until),
            partners: list.format(partners),
          })}{' '}
          <TextLink href="/operations/extensions">{t('extensions.title')}</TextLink>
        </p>
      ))}
      <p className="mt-1 text-dns-14N-130 text-solid-gray-700">{ruleText(counter, locale)}</p>
    </Panel>
  );
}
