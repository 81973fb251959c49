import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Panel } from '@/components/ui/layout/panel';
import { decideApplicationAction } from '@/lib/applications/actions';
import { commentLimit, filesKey, verdicts } from '@/lib/applications/constants';
import type { ApplicationDetail, ApplicationForm } from '@/lib/applications/types';
import { labelOf } from '@/lib/applications/values/wording/rules';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

interface DecisionFormProps {
  application: ApplicationDetail;
  form: ApplicationForm;
  /** In whose place; empty = by role. */
  deputyFor: string;
}

/** The reviewer's decision on the step under way. */
export async function DecisionForm({ application, form, deputyFor }: DecisionFormProps) {
  const t = await getTranslations('applications');
  const locale = await getLocale();
  const flaggable = [
    ...form.fields.map((field) => ({ value: field.key, label: labelOf(field, locale) })),
    ...(form.maxFiles > 0 ? [{ value: filesKey, label: t('files') }] : []),
  ];
  return (
    <Panel plain title={t('decide')}>
      {deputyFor === '' ? null : <p className="mb-4">{t('deputyNote', { name: deputyFor })}</p>}
      <p className="mb-4">{`${t('takesEffect')}: ${t(`effects.${form.effect}`)}`}</p>
      <ActionForm action={decideApplicationAction} label={t('decide')}>
        <input name="id" type="hidden" value={application.id} />
        <input name="version" type="hidden" value={application.version} />
        <ChoiceField
          choices={verdicts.map((value) => ({ value, label: t(`verdicts.${value}`) }))}
          inline
          kind="radio"
          legend={t('verdict')}
          name="verdict"
          required
        />
        <TextareaField label={t('comment')} max={commentLimit} name="comment" rows={3} support={t('commentSupport')} />
        <ChoiceField
          choices={flaggable}
          inline
          kind="checkbox"
          legend={t('flagged')}
          name="flagged"
          support={t('flaggedSupport')}
        />
        <div>
          <SubmitButton size="large">{t('decideButton')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
