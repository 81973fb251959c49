import { Table } from '@/components/ui/list/table';
import { getTranslations } from '@/lib/core/i18n/server';
import type { WhatIf } from '@/lib/operations/what-if/rules';
import { formatMinutes } from '@/lib/window/wording/rules';

interface WhatIfProps {
  rows: readonly WhatIf[];
  /** The day that is asked about is not today: today's plan stands beside it. */
  other: boolean;
  /** Something is supposed. */
  supposed: boolean;
}

const time = (minutes: number | null): string => (minutes === null ? '–' : formatMinutes(minutes));

/** Today's plan beside the plan of the day that is asked about and what it would be, for the servers that matter. */
export async function WhatIfTable({ rows, other, supposed }: WhatIfProps) {
  const t = await getTranslations('operations.board');
  const words = await getTranslations('window.explain');
  if (rows.length === 0) return <p>{words('nothingPlanned')}</p>;
  return (
    <Table caption={words('plan')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('tier')}</th>
          <th scope="col">{t('step')}</th>
          {other ? <th scope="col">{words('today')}</th> : null}
          <th scope="col">{words('planned')}</th>
          {supposed ? <th scope="col">{words('proposed')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ tier, kind, round, today, planned, proposed }) => (
          <tr key={`${tier} ${kind} ${round}`}>
            <td data-label={t('tier')}>{t(`tiers.${tier}`)}</td>
            <td data-label={t('step')}>
              {t(`steps.${kind}`)}
              {round > 1 ? ` (${round})` : ''}
            </td>
            {other ? (
              <td className="tight" data-label={words('today')}>
                {time(today)}
              </td>
            ) : null}
            <td className="tight" data-label={words('planned')}>
              {time(planned)}
            </td>
            {supposed ? (
              <td className="tight" data-label={words('proposed')}>
                {planned === proposed ? time(proposed) : <strong>{time(proposed)}</strong>}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
