import { TextLink } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import { StatusBadge } from '@/components/ui/status-badge';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { Explanation } from '@/lib/window/types';
import { ruleText, untilText } from '@/lib/window/wording/rules';

/** The own counter on one line; a second one where an extension makes a difference. */
export async function OwnDay({ counter, issuance }: { counter: Explanation; issuance: Explanation }) {
  const t = await getTranslations('window');
  const locale = await getLocale();
  const extended = issuance.until?.getTime() !== counter.until?.getTime() || issuance.open !== counter.open;
  return (
    <Panel>
      <p>
        {t('counter')}{' '}
        <StatusBadge tone={counter.open ? 'success' : 'closed'}>{t(counter.open ? 'open' : 'closed')}</StatusBadge>{' '}
        {untilText(counter, locale)}{' '}
        <TextLink href="/operations/window?service=special-move">{ruleText(counter, locale)}</TextLink>
      </p>
      {extended ? (
        <p>
          {t('services.wide-area-issuance')}{' '}
          <StatusBadge tone={issuance.open ? 'success' : 'closed'}>{t(issuance.open ? 'open' : 'closed')}</StatusBadge>{' '}
          {untilText(issuance, locale)} <TextLink href="/operations/extensions">{t('extensions.title')}</TextLink>
        </p>
      ) : null}
    </Panel>
  );
}
