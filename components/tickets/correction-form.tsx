import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { getTranslations } from '@/lib/core/i18n/server';
import { correctEntryAction } from '@/lib/tickets/actions';
import { bodyLimit } from '@/lib/tickets/constants';
import type { TriageView } from '@/lib/tickets/triage/schema';
import { TriageField } from './triage-field';

/** A correction of what was said, for whoever read it. */
export async function CorrectionForm({ entryId, view }: { entryId: string; view?: TriageView | undefined }) {
  const t = await getTranslations('tickets.work');
  return (
    <div className="no-print">
      <Disclosure summary={t('correct')}>
        <ActionForm action={correctEntryAction} label={t('correct')}>
          <input name="entryId" type="hidden" value={entryId} />
          <TriageField view={view} />
          <TextareaField
            label={t('correction')}
            max={bodyLimit}
            name="text"
            required
            rows={3}
            support={t('correctHelp')}
          />
          <SubmitButton size="small" variant="outline">
            {t('correctSubmit')}
          </SubmitButton>
        </ActionForm>
      </Disclosure>
    </div>
  );
}
