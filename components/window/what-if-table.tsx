import { Table } from '@/components/ui/table';
import { getTranslations } from '@/lib/core/i18n/server';
import type { WhatIf } from '@/lib/operations/what-if/rules';
import { formatMinutes } from '@/lib/window/wording/rules';

/** The plan as it stands beside the plan as it would be, for the servers that matter. */
export async function WhatIfTable({ rows }: { rows: readonly WhatIf[] }) {
  const t = await getTranslations('operations.board');
  const words = await getTranslations('window.explain');
  return (
    <Table caption={words('whatIf')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('tier')}</th>
          <th scope="col">{t('step')}</th>
          <th scope="col">{words('planned')}</th>
          <th scope="col">{words('proposed')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ tier, kind, round, planned, proposed }) => (
          <tr key={`${tier} ${kind} ${round}`}>
            <td>{t(`tiers.${tier}`)}</td>
            <td>{t(`steps.${kind}`)}</td>
            <td className="tight">{planned === null ? '–' : formatMinutes(planned)}</td>
            <td className="tight">
              {planned === proposed ? (
                proposed === null ? (
                  '–'
                ) : (
                  formatMinutes(proposed)
                )
              ) : (
                <strong>{proposed === null ? '–' : formatMinutes(proposed)}</strong>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
