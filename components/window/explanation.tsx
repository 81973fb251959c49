import { DefinitionList } from '@/components/ui/layout/definition-list';
import { StatusBadge } from '@/components/ui/status-badge';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { Explanation } from '@/lib/window/types';
import { ruleText, untilText } from '@/lib/window/wording/rules';

/** Open or closed, by which rule, until when. */
export async function ExplanationFacts({ explanation }: { explanation: Explanation }) {
  const t = await getTranslations('window');
  const locale = await getLocale();
  const { open, point, unconfirmed } = explanation;
  return (
    <DefinitionList
      items={[
        {
          term: t('explain.answer'),
          value: (
            <>
              <StatusBadge tone={open ? 'success' : 'closed'}>{t(open ? 'open' : 'closed')}</StatusBadge>{' '}
              {untilText(explanation, locale)}
            </>
          ),
        },
        { term: t('explain.rule'), value: ruleText(explanation, locale) },
        { term: t('explain.point'), value: point === null ? t('explain.ours') : `(${point}) ${t(`points.${point}`)}` },
        ...(unconfirmed ? [{ term: t('explain.note'), value: t('unconfirmed') }] : []),
      ]}
    />
  );
}
