import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { getTranslations } from '@/lib/core/i18n/server';
import { reviewKnowledgeAction } from '@/lib/knowledge/actions';
import { formatRevision } from '@/lib/knowledge/review/rules';
import type { KnowledgeVersionView } from '@/lib/knowledge/types';

/** A second person's decision on a version. */
export async function ReviewForm({ number, version }: { number: number; version: KnowledgeVersionView }) {
  const t = await getTranslations('knowledge');
  return (
    <ActionForm action={reviewKnowledgeAction} label={t('reviewTitle')}>
      <input name="number" type="hidden" value={number} />
      <input name="revision" type="hidden" value={formatRevision(version)} />
      <ChoiceField
        choices={[
          { value: 'publish', label: t('publish') },
          { value: 'return', label: t('return') },
        ]}
        inline
        kind="radio"
        legend={t('decision')}
        name="decision"
        required
      />
      {/* What was read is another text once it was saved again: the tick does not stay. */}
      <CheckboxField key={formatRevision(version)} name="checked">
        {t('checked')}
      </CheckboxField>
      <TextareaField label={t('note')} max={1_000} name="note" rows={3} support={t('noteHelp')} />
      <div>
        <SubmitButton>{t('decide')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
