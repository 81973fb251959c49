import { DefinitionList } from '@/components/ui/layout/definition-list';
import { TextLink } from '@/components/ui/link';
import { sheetsText } from '@/lib/certificates/issue/rules';
import type { IssueDetail } from '@/lib/certificates/issue/types';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { PrintState } from './issue-table';

/** Everything that the log says of one issue. */
export async function IssueFacts({ issue }: { issue: IssueDetail }) {
  const t = await getTranslations('certificates');
  const locale = await getLocale();
  const { dataAt, sheetFrom, confirmedAt } = issue;
  const data = dataAt === null ? t('state.live') : t(issue.previousDay ? 'state.previousDay' : 'state.copy');
  const optional = (term: string, value: string) => (value === '' ? [] : [{ term, value }]);
  return (
    <DefinitionList
      items={[
        { term: t('log.state'), value: <PrintState outcome={issue.outcome} /> },
        { term: t('log.kind'), value: t(`kinds.${issue.kind}`) },
        ...optional(t('log.subject'), issue.subject),
        ...optional(t('approval.number'), issue.residentNumber),
        { term: t('log.at'), value: formatDateTime(issue.at, locale) },
        { term: t('log.by'), value: issue.issuedByName },
        { term: t('log.place'), value: issue.place },
        { term: t('log.data'), value: dataAt === null ? data : `${data} ${formatDateTime(dataAt, locale)}` },
        ...optional(t('detail.declaration'), issue.declaration),
        {
          term: t('log.stock'),
          value: sheetFrom === null ? t('issue.plain') : sheetsText(issue.stockName, sheetFrom, issue.sheets),
        },
        ...optional(t('detail.approvedBy'), issue.approvedBy),
        ...(issue.reprintOf === null
          ? []
          : [
              {
                term: t('detail.original'),
                value: <TextLink href={`/counter/issues/${issue.reprintOf}`}>{issue.originalSerial}</TextLink>,
              },
              { term: t('detail.reason'), value: issue.reason },
            ]),
        ...(confirmedAt === null
          ? []
          : [{ term: t('detail.confirmedBy'), value: `${issue.confirmedBy} ${formatDateTime(confirmedAt, locale)}` }]),
        ...optional(t('detail.failure'), issue.failure),
      ]}
    />
  );
}
