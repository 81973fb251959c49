import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { env } from '@/lib/core/env';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { addressOrganizationsAction, answerAddressedAction, confirmAddressedAction } from '@/lib/incidents/actions';
import { filesLimit, textLimit } from '@/lib/incidents/constants';
import type { IncidentDetail } from '@/lib/incidents/types';
import { Which } from './act-form';

/** Bodies that were told, each with its receipt, and the form that tells more. */
export async function Addressees({ incident, tells }: { incident: IncidentDetail; tells: boolean }) {
  const t = await getTranslations('incidents.address');
  const locale = await getLocale();
  if (incident.addressees.length === 0 && !tells) return null;
  return (
    <Panel plain title={t('list')}>
      {incident.addressees.length === 0 ? null : (
        <Table caption={t('list')} captionHidden narrow="stack">
          <thead>
            <tr>
              {(['organization', 'request', 'addressed', 'receipt'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`columns.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {incident.addressees.map(({ organizationId, name, request, addressedAt, confirmedAt, confirmedBy }) => (
              <tr key={organizationId}>
                <td data-label={t('columns.organization')}>{name}</td>
                <td data-label={t('columns.request')}>{request || t('forInformation')}</td>
                <td className="tight" data-label={t('columns.addressed')}>
                  {formatShortDateTime(addressedAt, locale)}
                </td>
                <td data-label={t('columns.receipt')}>
                  <StatusBadge tone={confirmedAt === null ? 'waiting' : 'success'}>
                    {confirmedAt === null
                      ? t('notConfirmed')
                      : t('confirmed', { time: formatShortDateTime(confirmedAt, locale), name: confirmedBy })}
                  </StatusBadge>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {tells ? (
        <Disclosure summary={t('title')}>
          <p className="mb-4">{t('lead')}</p>
          <ActionForm action={addressOrganizationsAction} className="max-w-3xl" label={t('title')}>
            <Which incident={incident} />
            <TextField label={t('codes')} name="codes" required support={t('codesSupport')} />
            <TextareaField label={t('request')} max={textLimit} name="request" rows={2} />
            <CheckboxField name="mayAnswer">{t('mayAnswer')}</CheckboxField>
            <div>
              <SubmitButton variant="outline">{t('button')}</SubmitButton>
            </div>
          </ActionForm>
        </Disclosure>
      ) : null}
    </Panel>
  );
}

/** An addressed body confirms, and answers where it was asked to. */
export async function AddressedForms({ id, confirms, answers }: { id: string; confirms: boolean; answers: boolean }) {
  const t = await getTranslations('incidents.address');
  const form = await getTranslations('incidents.form');
  if (!confirms && !answers) return null;
  return (
    <Panel plain>
      <div className="flex flex-col gap-6">
        {confirms ? (
          <ActionForm action={confirmAddressedAction} label={t('confirm')}>
            <input name="id" type="hidden" value={id} />
            <div>
              <SubmitButton size="large">{t('confirm')}</SubmitButton>
            </div>
          </ActionForm>
        ) : null}
        {answers ? (
          <ActionForm action={answerAddressedAction} label={t('answer')}>
            <input name="id" type="hidden" value={id} />
            <TextareaField label={t('answerText')} max={textLimit} name="text" required rows={3} />
            <FileUpload
              label={form('files')}
              maxBytes={env().RENKEI_FILE_MAX_BYTES}
              maxFiles={filesLimit}
              name="fileIds"
              support={form('filesSupport', { max: filesLimit })}
            />
            <div>
              <SubmitButton variant={confirms ? 'outline' : 'solid'}>{t('answer')}</SubmitButton>
            </div>
          </ActionForm>
        ) : null}
      </div>
    </Panel>
  );
}
