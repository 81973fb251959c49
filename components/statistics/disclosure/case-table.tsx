import { Table, TableHead } from '@/components/ui/list/table';
import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { State } from '@/lib/statistics/disclosure/constants';
import type { CaseSummary } from '@/lib/statistics/disclosure/types';

const tones: Readonly<Record<State, Tone>> = {
  received: 'waiting',
  confirmed: 'progress',
  decided: 'info',
  delivered: 'success',
  withdrawn: 'closed',
};
const undecided: readonly State[] = ['received', 'confirmed'];

export async function CaseState({ state }: { state: State }) {
  const t = await getTranslations('disclosure.states');
  return <StatusBadge tone={tones[state]}>{t(state)}</StatusBadge>;
}

/** `today`: what is not decided after its due date is overdue. */
export async function CaseTable({
  caption,
  rows,
  today,
}: {
  caption: string;
  rows: readonly CaseSummary[];
  today: string;
}) {
  const t = await getTranslations('disclosure');
  const locale = await getLocale();
  const names = [
    'number',
    'reference',
    'state',
    'receivedOn',
    'requestWay',
    'dueOn',
    'decision',
    'deliveredOn',
  ] as const;
  const date = (day: string | null) => (day === null ? t('none') : formatShortDate(day, locale));
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <TableHead columns={names.map((name) => ({ label: t(`columns.${name}`) }))} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="tight" data-label={t('columns.number')}>
              <a className="link" href={`/statistics/disclosure/${row.number}`}>
                {t('cases.name', { number: row.number })}
              </a>
            </td>
            <td data-label={t('columns.reference')}>{row.reference}</td>
            <td className="tight" data-label={t('columns.state')}>
              <CaseState state={row.state} />
            </td>
            <td className="tight" data-label={t('columns.receivedOn')}>
              {date(row.receivedOn)}
            </td>
            <td data-label={t('columns.requestWay')}>{t(`ways.${row.requestWay}`)}</td>
            <td className="tight" data-label={t('columns.dueOn')}>
              {date(row.dueOn)}
              {undecided.includes(row.state) && row.dueOn < today ? (
                <strong className="ms-2 text-error-2">{t('cases.overdue')}</strong>
              ) : null}
            </td>
            <td data-label={t('columns.decision')}>
              {row.decision === '' ? t('none') : t(`decisions.${row.decision}`)}
            </td>
            <td data-label={t('columns.deliveredOn')}>
              {row.deliveredOn === null || row.receiptWay === ''
                ? t('none')
                : `${date(row.deliveredOn)} ${t(`ways.${row.receiptWay}`)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
