import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Dialog } from '@/components/ui/layout/dialog';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatNumber, formatWareki } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { paymentAction } from '@/lib/residents/payments/actions';
import type { Instalment } from '@/lib/residents/types';

async function PaymentDialog({ instalment, today }: { instalment: Instalment; today: string }) {
  const t = await getTranslations('counter');
  const { id, tax, fiscalYear, number, amount, paid } = instalment;
  const name = `${t(`taxNames.${tax}`)} ${fiscalYear} ${t('taxes.instalment')}${number}`;
  return (
    <Dialog
      title={`${t('taxes.payment')}：${name}`}
      trigger={t('taxes.enter')}
      triggerLabel={`${t('taxes.enter')} ${name}`}
      triggerSize="small"
    >
      <ActionForm action={paymentAction} label={t('taxes.payment')}>
        <input name="instalmentId" type="hidden" value={id} />
        <TextField defaultValue={today} label={t('taxes.paidOn')} name="paidOn" required type="date" />
        <TextField
          defaultValue={String(amount - paid)}
          inputMode="numeric"
          label={t('taxes.amount')}
          name="amount"
          required
        />
        <SubmitButton>{t('taxes.enter')}</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

interface InstalmentTableProps {
  instalments: readonly Instalment[];
  today: string;
  /** Payments can be matched by hand here. */
  enters: boolean;
}

/** What is still open, the earliest first. */
export async function InstalmentTable({ instalments, today, enters }: InstalmentTableProps) {
  const t = await getTranslations('counter');
  return (
    <Table caption={t('taxes.open')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('taxes.tax')}</th>
          <th scope="col">{t('taxes.year')}</th>
          <th className="num" scope="col">
            {t('taxes.instalment')}
          </th>
          <th scope="col">{t('taxes.dueOn')}</th>
          <th className="num" scope="col">
            {t('taxes.amount')}
          </th>
          <th className="num" scope="col">
            {t('taxes.left')}
          </th>
          {enters ? <th scope="col">{t('taxes.payment')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {instalments.map((instalment) => (
          <tr key={instalment.id}>
            <td data-label={t('taxes.tax')}>{t(`taxNames.${instalment.tax}`)}</td>
            <td data-label={t('taxes.year')}>{instalment.fiscalYear}</td>
            <td className="num" data-label={t('taxes.instalment')}>
              {instalment.number}
            </td>
            <td data-label={t('taxes.dueOn')}>
              {formatWareki(instalment.dueOn)}{' '}
              {instalment.dueOn < today ? <StatusBadge tone="error">{t('taxes.overdue')}</StatusBadge> : null}
            </td>
            <td className="num" data-label={t('taxes.amount')}>
              {formatNumber(instalment.amount)}
            </td>
            <td className="num" data-label={t('taxes.left')}>
              {formatNumber(instalment.amount - instalment.paid)}
            </td>
            {enters ? (
              <td data-label={t('taxes.payment')}>
                <PaymentDialog instalment={instalment} today={today} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
