import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { nameDeputyAction, removeDeputyAction } from '@/lib/applications/deputies/actions';
import type { DeputyRow, Person } from '@/lib/applications/deputies/types';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

export async function DeputyList({ deputies }: { deputies: readonly DeputyRow[] }) {
  const t = await getTranslations('applications.deputies');
  const locale = await getLocale();
  return (
    <Panel plain title={t('list')}>
      {deputies.length === 0 ? <p>{t('empty')}</p> : null}
      <ul className="flex flex-col gap-3">
        {deputies.map(({ id, userName, deputyName, validFrom, validTo }) => (
          <li key={id} className="flex flex-wrap items-center gap-4">
            <span>{`${userName} → ${deputyName}`}</span>
            <span>{`${formatDate(validFrom, locale)} – ${formatDate(validTo, locale)}`}</span>
            <ActionForm action={removeDeputyAction} label={`${t('remove')}: ${deputyName}`}>
              <input name="id" type="hidden" value={id} />
              <SubmitButton aria-label={`${t('remove')} ${userName} → ${deputyName}`} size="small" variant="outline">
                {t('remove')}
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export async function DeputyForm({ people, today }: { people: readonly Person[]; today: string }) {
  const t = await getTranslations('applications.deputies');
  const options = (list: readonly Person[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Panel plain title={t('name')}>
      <ActionForm action={nameDeputyAction} className="max-w-3xl" label={t('name')}>
        <div className="grid gap-6 desktop:grid-cols-2">
          <SelectField
            emptyLabel=""
            label={t('user')}
            name="userId"
            options={options(people.filter(({ reviews }) => reviews))}
            required
          />
          <SelectField emptyLabel="" label={t('deputy')} name="deputyId" options={options(people)} required />
          <TextField defaultValue={today} label={t('from')} name="validFrom" required type="date" />
          <TextField label={t('to')} name="validTo" required type="date" />
        </div>
        <div>
          <SubmitButton>{t('name')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
