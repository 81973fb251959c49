import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Panel } from '@/components/ui/layout/panel';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { UserId } from '@/lib/core/ids';
import { changeDutyAction } from '@/lib/tickets/actions';
import type { DeskColleague } from '@/lib/tickets/duty/queries';

interface DeskDutyProps {
  readonly userId: UserId;
  readonly colleagues: readonly DeskColleague[];
}

/** Who is on duty at the own desk, to be changed by any of its people. */
export async function DeskDuty({ userId, colleagues }: DeskDutyProps) {
  const [t, locale] = await Promise.all([getTranslations('tickets.deskDuty'), getLocale()]);
  const onDuty = colleagues.filter(({ since }) => since !== null);
  const others = colleagues.filter(({ since }) => since === null);
  return (
    <Panel className="mb-8 max-w-3xl" id="duty" plain title={t('title')}>
      <p className="mb-4">{t('lead')}</p>
      {onDuty.length === 0 ? <p className="mb-4">{t('nobody')}</p> : null}
      <ul className="mb-4 flex flex-col gap-1 empty:hidden">
        {onDuty.map(({ id, name, since }) => (
          <li key={id} className="flex flex-wrap items-center gap-4">
            <span>{t('since', { name, time: since ? formatShortDateTime(since, locale) : '' })}</span>
            <ActionForm action={changeDutyAction} label={t('end', { name })}>
              <input name="userId" type="hidden" value={id} />
              <input name="onDuty" type="hidden" value="0" />
              <SubmitButton size="small" variant="text">
                {t('end', { name })}
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <ActionForm action={changeDutyAction} className="max-w-md" label={t('begin')}>
          <input name="onDuty" type="hidden" value="1" />
          <SelectField
            defaultValue={others.some(({ id }) => id === userId) ? userId : others[0]?.id}
            label={t('colleague')}
            name="userId"
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
          <div>
            <SubmitButton variant="outline">{t('begin')}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Panel>
  );
}
