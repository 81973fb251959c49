import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Panel } from '@/components/ui/layout/panel';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { CaseDetail } from '@/lib/statistics/disclosure/types';

/** What is known of a request, step by step. */
export async function CaseFacts({ found }: { found: CaseDetail }) {
  const t = await getTranslations('disclosure');
  const locale = await getLocale();
  const none = t('none');
  const date = (day: string | null) => (day === null ? none : formatDate(day, locale));
  const { receiptWay, form, decision, extensionReason } = found;
  return (
    <Panel plain title={t('detail.facts')}>
      <DefinitionList
        items={[
          { term: t('columns.reference'), value: found.reference },
          { term: t('columns.receivedOn'), value: `${date(found.receivedOn)} ${t(`ways.${found.requestWay}`)}` },
          { term: t('columns.dueOn'), value: date(found.dueOn) },
          ...(extensionReason === '' ? [] : [{ term: t('detail.extension'), value: extensionReason }]),
          { term: t('detail.agreed'), value: t(found.agreedToOther ? 'detail.yes' : 'detail.no') },
          {
            term: t('detail.confirmed'),
            value: found.confirmedOn === null ? none : `${date(found.confirmedOn)} ${found.confirmedBy}`,
          },
          {
            term: t('columns.decision'),
            value: decision === '' ? none : `${t(`decisions.${decision}`)} ${date(found.decidedOn)}`,
          },
          ...(found.decisionReason === '' ? [] : [{ term: t('detail.decisionReason'), value: found.decisionReason }]),
          {
            term: t('detail.delivered'),
            value:
              receiptWay === '' || form === ''
                ? none
                : `${date(found.deliveredOn)} ${t(`ways.${receiptWay}`)} ${t(`forms.${form}`)}`,
          },
        ]}
      />
    </Panel>
  );
}
