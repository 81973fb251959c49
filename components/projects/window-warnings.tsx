import { Banner } from '@/components/ui/banner';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { WindowWarning } from '@/lib/projects/plans/hours/queries';
import { ruleText } from '@/lib/window/wording/rules';

/** Hours beyond the common operating window are the town's to decide; it is told by which rule they are beyond it. */
export async function WindowWarnings({ warnings }: { warnings: readonly WindowWarning[] }) {
  if (warnings.length === 0) return null;
  const t = await getTranslations('projects.plans.warning');
  const locale = await getLocale();
  return (
    <Banner kind="warning" title={t('title')}>
      <p>{t('text')}</p>
      <ul className="list-disc ps-6">
        {warnings.map(({ name, explanation }) => (
          <li key={name}>{t('line', { name, rule: ruleText(explanation, locale) })}</li>
        ))}
      </ul>
    </Banner>
  );
}
