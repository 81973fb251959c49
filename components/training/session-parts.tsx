import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Table } from '@/components/ui/list/table';
import { formatNumber, formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { bookSeatsAction, holdSessionAction } from '@/lib/training/actions';
import { titleLimit } from '@/lib/training/constants';
import type { SessionRow } from '@/lib/training/types';

interface SessionTableProps {
  rows: readonly SessionRow[];
  /** May book seats for the own organization. */
  books: boolean;
  today: string;
}

export async function SessionTable({ rows, books, today }: SessionTableProps) {
  const t = await getTranslations('training');
  const locale = await getLocale();
  return (
    <Table caption={t('sessions.title')} captionHidden narrow="stack">
      <thead>
        <tr>
          {(['heldOn', 'prefecture', 'title', 'hours', 'venue', 'seats', 'own'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`columns.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="tight" data-label={t('columns.heldOn')}>
              {formatShortDate(row.heldOn, locale)}
            </td>
            <td className="tight" data-label={t('columns.prefecture')}>
              {row.prefectureName}
            </td>
            <td data-label={t('columns.title')}>{row.title}</td>
            <td className="tight" data-label={t('columns.hours')}>
              {t('sessions.hours', { from: row.opens, to: row.closes })}
            </td>
            <td data-label={t('columns.venue')}>{row.venue}</td>
            <td className="num" data-label={t('columns.seats')}>
              {`${formatNumber(row.booked)} / ${formatNumber(row.capacity)}`}
            </td>
            <td data-label={t('columns.own')}>
              {row.heldOn < today ? (
                `${formatNumber(row.ownSeats)} (${t('sessions.over')})`
              ) : books ? (
                <SeatForm row={row} />
              ) : (
                formatNumber(row.ownSeats)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

async function SeatForm({ row }: { row: SessionRow }) {
  const t = await getTranslations('training');
  return (
    <Disclosure summary={`${formatNumber(row.ownSeats)} ${t('sessions.send')}`}>
      <ActionForm action={bookSeatsAction} label={`${row.title} ${row.prefectureName}`}>
        <input name="sessionId" type="hidden" value={row.id} />
        <input name="before" type="hidden" value={row.ownSeats} />
        <TextField
          defaultValue={row.ownSeats}
          inputMode="numeric"
          label={t('sessions.book')}
          maxLength={5}
          name="people"
          unmarked
        />
        <div>
          <SubmitButton variant="outline">{t('sessions.send')}</SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}

/** A prefecture sets the day of its group session. */
export async function SessionForm() {
  const t = await getTranslations('training');
  return (
    <Disclosure summary={t('sessions.hold')}>
      <ActionForm action={holdSessionAction} className="max-w-xl" label={t('sessions.hold')}>
        <TextField label={t('sessions.name')} maxLength={titleLimit} name="title" required />
        <TextField label={t('sessions.heldOn')} maxLength={20} name="heldOn" required support={t('plan.support')} />
        <TextField
          label={t('sessions.opens')}
          maxLength={5}
          name="opens"
          required
          support={t('sessions.timeSupport')}
        />
        <TextField label={t('sessions.closes')} maxLength={5} name="closes" required />
        <TextField label={t('sessions.venue')} maxLength={titleLimit} name="venue" required />
        <TextField inputMode="numeric" label={t('sessions.capacity')} maxLength={5} name="capacity" required />
        <div>
          <SubmitButton>{t('sessions.save')}</SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}
