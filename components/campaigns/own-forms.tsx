import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { askExtensionAction, explainTargetAction } from '@/lib/campaigns/actions';
import { textLimit } from '@/lib/campaigns/constants';
import type { ExtensionRow, TargetRow } from '@/lib/campaigns/types';
import { getTranslations } from '@/lib/core/i18n/server';
import { ExtensionList } from './extensions';

interface OwnProps {
  campaignId: string;
  target: TargetRow;
}

/** Why the own organization will not be through in time. */
export async function ExplanationForm({ campaignId, target }: OwnProps) {
  const t = await getTranslations('campaigns');
  return (
    <Panel plain title={t('explain.title')}>
      <p className="mb-4">{t('explain.lead')}</p>
      <ActionForm action={explainTargetAction} className="max-w-3xl" label={t('explain.title')}>
        <input name="campaignId" type="hidden" value={campaignId} />
        <input name="version" type="hidden" value={target.version} />
        <TextareaField
          defaultValue={target.explanation}
          label={t('explain.field')}
          max={textLimit}
          name="explanation"
          rows={3}
        />
        <div>
          <SubmitButton variant="outline">{t('explain.send')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

/** The own requests for more time, and a new one where none waits for its answer. */
export async function ExtensionPanel({ campaignId, extensions }: OwnProps & { extensions: readonly ExtensionRow[] }) {
  const t = await getTranslations('campaigns');
  const waiting = extensions.some(({ state }) => state === 'asked');
  return (
    <Panel plain title={t('extension.title')}>
      <ExtensionList extensions={extensions} />
      {waiting ? null : (
        <Disclosure summary={t('extension.ask')}>
          <ActionForm action={askExtensionAction} className="max-w-3xl" label={t('extension.ask')}>
            <input name="campaignId" type="hidden" value={campaignId} />
            <TextField
              label={t('extension.wantedOn')}
              maxLength={20}
              name="wantedOn"
              required
              support={t('answer.doneOnSupport')}
            />
            <TextareaField label={t('extension.reason')} max={textLimit} name="reason" required rows={3} />
            <div>
              <SubmitButton variant="outline">{t('extension.ask')}</SubmitButton>
            </div>
          </ActionForm>
        </Disclosure>
      )}
    </Panel>
  );
}
