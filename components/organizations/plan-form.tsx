import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Panel } from '@/components/ui/layout/panel';
import { formatNumber } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { UserId } from '@/lib/core/ids';
import { planOrganizationChangeAction } from '@/lib/organizations/tree/actions';
import { reasonLimit } from '@/lib/organizations/tree/constants';
import type { PlanForm as Form } from '@/lib/organizations/tree/form/types';
import type { Moving } from '@/lib/organizations/tree/moving/queries';
import { KeepOver } from './keep-over';
import { nameIn } from './organization-name';
import { acrossId } from './plan-across';
import { PlanValues } from './plan-values';

const figuresOf = (found: Moving | undefined) =>
  found && {
    users: formatNumber(found.users),
    tickets: formatNumber(found.openTickets),
    contacts: formatNumber(found.contacts),
  };

/** Fields that say what is planned and of whom, without being asked. */
function HiddenFields({ form }: { form: Form }) {
  const { start, target, prefecture } = form;
  const consolidates = start === 'consolidate';
  return (
    <>
      <input name="kind" type="hidden" value={consolidates ? 'merge' : start} />
      {target === null ? null : (
        <>
          <input name="organizationId" type="hidden" value={target.id} />
          <input name="version" type="hidden" value={target.version} />
        </>
      )}
      {consolidates && prefecture !== null ? (
        <>
          <input name="newKind" type="hidden" value="municipality" />
          <input name="parentId" type="hidden" value={prefecture.id} />
        </>
      ) : null}
    </>
  );
}

interface PlanFormProps {
  form: Form;
  /** What each body would take along, by id. */
  moving: ReadonlyMap<string, Moving>;
  userId: UserId;
}

export async function PlanForm({ form, moving, userId }: PlanFormProps) {
  const t = await getTranslations('organizations.admin');
  const locale = await getLocale();
  const { start, target, prefecture, candidates } = form;
  const name = target === null ? '' : nameIn(locale, target);
  const along = (id: string) => t('moving', { users: 0, tickets: 0, contacts: 0, ...figuresOf(moving.get(id)) });
  const moves = start === 'merge' || start === 'consolidate' || start === 'close';
  return (
    <ActionForm action={planOrganizationChangeAction} className="max-w-4xl" label={t(`titles.${start}`, { name })}>
      <Banner kind="info" title={t(`notes.${start}`, { name })} />
      <HiddenFields form={form} />
      <KeepOver by={acrossId} place={`renkei-plan ${userId} ${start} ${target?.code ?? prefecture?.code ?? ''}`} />
      <Panel plain>
        <div className="flex flex-col gap-6">
          <TextField
            className="max-w-60"
            label={t('fields.effectiveOn')}
            name="effectiveOn"
            required
            support={t('fields.effectiveOnSupport')}
            type="date"
          />
          {candidates.length === 0 ? null : (
            <ChoiceField
              choices={candidates.map((body) => ({
                value: body.id,
                label: `${nameIn(locale, body)} (${body.code}) ${along(body.id)}`,
              }))}
              inline
              kind="checkbox"
              legend={start === 'consolidate' ? t('fields.memberIds') : t('fields.mergeIds')}
              name="memberIds"
              required
            />
          )}
          {start === 'close' && target !== null ? <p>{along(target.id)}</p> : null}
          {start === 'close' || start === 'merge' ? null : <PlanValues form={form} />}
          <TextareaField
            label={t('fields.reason')}
            max={reasonLimit}
            name="reason"
            rows={2}
            support={t('fields.reasonSupport')}
          />
        </div>
      </Panel>
      {moves ? <CheckboxField name="understood">{t(`understood.${start}`)}</CheckboxField> : null}
      <div>
        <SubmitButton size="large">{t('submit')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
