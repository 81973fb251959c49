import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Table, TableHead } from '@/components/ui/list/table';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { OrganizationId } from '@/lib/core/ids';
import { codeRecordAction } from '@/lib/statistics/actions';
import { textLimit } from '@/lib/statistics/disclosure/constants';
import type { RecordRow } from '@/lib/statistics/disclosure/types';

interface RecordTableProps {
  caption: string;
  rows: readonly RecordRow[];
  organizationId: OrganizationId;
  /** The reader sets codes: not the operator, not an auditor. */
  sets: boolean;
}

export async function RecordTable({ caption, rows, organizationId, sets }: RecordTableProps) {
  const t = await getTranslations('disclosure');
  const locale = await getLocale();
  const names = [
    ...(['record', 'providedOn', 'business', 'requester', 'provider', 'code', 'supported'] as const),
    ...(sets ? (['edit'] as const) : []),
  ];
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <TableHead columns={names.map((name) => ({ label: t(`columns.${name}`) }))} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="tight" data-label={t('columns.record')}>
              {row.reference}
            </td>
            <td className="tight" data-label={t('columns.providedOn')}>
              {formatShortDate(row.providedOn, locale)}
            </td>
            <td data-label={t('columns.business')}>{row.business}</td>
            <td data-label={t('columns.requester')}>{row.requesterName}</td>
            <td data-label={t('columns.provider')}>{row.providerName}</td>
            <td data-label={t('columns.code')}>
              {row.code === '' ? t('none') : <strong>{`${row.code} ${row.codeSetByName}`}</strong>}
            </td>
            <td data-label={t('columns.supported')}>
              {row.supported ? <strong>{t('records.supportedShort')}</strong> : t('none')}
            </td>
            {sets ? (
              <td data-label={t('columns.edit')}>
                {row.codeSetById === null || row.codeSetById === organizationId ? <CodeForm row={row} /> : t('none')}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

async function CodeForm({ row }: { row: RecordRow }) {
  const t = await getTranslations('disclosure.records');
  const name = t('setFor', { reference: row.reference });
  return (
    <Disclosure summary={name}>
      <ActionForm action={codeRecordAction} label={name}>
        <input name="id" type="hidden" value={row.id} />
        <input name="version" type="hidden" value={row.version} />
        <TextField defaultValue={row.code} label={t('code')} maxLength={4} name="code" />
        <TextField
          defaultValue={row.ownReason}
          label={t('codeReason')}
          maxLength={textLimit}
          name="codeReason"
          support={t('codeReasonSupport')}
        />
        <CheckboxField defaultChecked={row.supported} name="supported">
          {t('supported')}
        </CheckboxField>
        <div>
          <SubmitButton size="small" variant="outline">
            {t('save')}
          </SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}
