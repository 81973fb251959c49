import { Timeline } from '@/components/ui/layout/timeline';
import { filesKey } from '@/lib/applications/constants';
import type { DecisionRow, FormField } from '@/lib/applications/types';
import { labelOf } from '@/lib/applications/values/wording/rules';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

/** Everything that was decided and done, in order. */
export async function ApplicationLog({
  decisions,
  fields,
}: {
  decisions: readonly DecisionRow[];
  fields: readonly FormField[];
}) {
  const t = await getTranslations('applications');
  const shell = await getTranslations('shell');
  const locale = await getLocale();
  const named = (keys: readonly string[]) =>
    keys
      .map((key) => {
        const field = fields.find((one) => one.key === key);
        return field ? labelOf(field, locale) : key === filesKey ? t('files') : key;
      })
      .join(shell('listSeparator'));
  return (
    <Timeline
      items={decisions.map((decision) => ({
        id: String(decision.sequence),
        at: decision.at.toISOString(),
        time: formatDateTime(decision.at, locale),
        title: `${t(`kinds.${decision.kind}`)} ${decision.organizationName || t('portal')} ${decision.userName}${
          decision.deputyFor === '' ? '' : t('deputyFor', { name: decision.deputyFor })
        }`,
        children: (
          <>
            {decision.comment === '' ? null : <p className="whitespace-pre-line">{decision.comment}</p>}
            {decision.flagged.length === 0 ? null : (
              <p>{`${decision.kind === 'resubmitted' ? t('changed') : t('flagged')}: ${named(decision.flagged)}`}</p>
            )}
          </>
        ),
      }))}
      label={t('log')}
    />
  );
}
