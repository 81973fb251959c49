import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { getTranslations } from '@/lib/core/i18n/server';
import { recordCallAction } from '@/lib/incidents/actions';
import { textLimit } from '@/lib/incidents/constants';
import type { IncidentDetail } from '@/lib/incidents/types';
import { Which } from './act-form';
import { CallFields } from './open-form';

/** Writes down a call. */
export async function CallForm({ incident }: { incident: IncidentDetail }) {
  const t = await getTranslations('incidents');
  return (
    <Disclosure summary={t('call.title')}>
      <ActionForm action={recordCallAction} className="max-w-4xl" label={t('call.title')}>
        <Which incident={incident} />
        <CallFields required />
        <TextField label={t('act.text')} maxLength={textLimit} name="text" />
        <div>
          <SubmitButton variant="outline">{t('call.button')}</SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}
