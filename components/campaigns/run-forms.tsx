import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import {
  announceCampaignAction,
  closeCampaignAction,
  discardCampaignAction,
  remindCampaignAction,
} from '@/lib/campaigns/actions';
import { textLimit } from '@/lib/campaigns/constants';
import type { CampaignDetail } from '@/lib/campaigns/types';
import { getTranslations } from '@/lib/core/i18n/server';

/** What can be done with a draft. */
export async function DraftActions({ campaign: { id, version } }: { campaign: CampaignDetail }) {
  const t = await getTranslations('campaigns');
  const fields = (
    <>
      <input name="id" type="hidden" value={id} />
      <input name="version" type="hidden" value={version} />
    </>
  );
  return (
    <Panel plain title={t('announce')}>
      <p className="mb-4">{t('announceLead')}</p>
      <div className="flex flex-wrap gap-4">
        <ActionForm action={announceCampaignAction} label={t('announce')}>
          {fields}
          <SubmitButton>{t('announce')}</SubmitButton>
        </ActionForm>
        <ActionForm action={discardCampaignAction} label={t('discard')}>
          {fields}
          <SubmitButton variant="danger">{t('discard')}</SubmitButton>
        </ActionForm>
      </div>
    </Panel>
  );
}

export async function CloseForm({ campaign: { id, version, open } }: { campaign: CampaignDetail }) {
  const t = await getTranslations('campaigns');
  return (
    <Disclosure summary={t('close')}>
      <p className="mb-4">{t('closeLead', { open })}</p>
      <ActionForm action={closeCampaignAction} className="max-w-3xl" label={t('close')}>
        <input name="id" type="hidden" value={id} />
        <input name="version" type="hidden" value={version} />
        <TextareaField label={t('closing')} max={textLimit} name="closing" required={open > 0} rows={2} />
        <div>
          <SubmitButton variant="danger">{t('closeButton')}</SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}

/** To those who have not answered, and to nobody else. */
export async function RemindForm({ campaignId, count }: { campaignId: string; count: number }) {
  const t = await getTranslations('campaigns');
  return (
    <Panel plain title={t('targets.remind')}>
      <p className="mb-4">{t('targets.remindLead', { count })}</p>
      <ActionForm action={remindCampaignAction} doneMessage={t('targets.remindDone')} label={t('targets.remind')}>
        <input name="campaignId" type="hidden" value={campaignId} />
        <div>
          <SubmitButton variant="outline">{t('targets.remind')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
