import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CallerField } from '@/components/tickets/caller-field';
import { ContactFields } from '@/components/tickets/contact-fields';
import { DraftKeeper } from '@/components/tickets/draft-keeper';
import { MatterFields } from '@/components/tickets/matter-fields';
import { ActionForm } from '@/components/ui/action-form';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeading } from '@/components/ui/page-heading';
import { Panel } from '@/components/ui/panel';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextareaField } from '@/components/ui/textarea-field';
import { requireActor } from '@/lib/access/session';
import { getTranslations } from '@/lib/core/i18n/server';
import { recordCallAction } from '@/lib/tickets/actions';
import { bodyLimit } from '@/lib/tickets/constants';
import { keptCallFields } from '@/lib/tickets/drafts/constants';
import { canTakeCalls } from '@/lib/tickets/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets'))('phoneTitle') };
}

/** Filled in while talking: the caller first, then the matter, and the answer if there is one. */
export default async function PhonePage() {
  const actor = await requireActor();
  if (!canTakeCalls(actor)) notFound();
  const t = await getTranslations('tickets');
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/tickets' }, { label: t('phoneTitle') }]} />
      <PageHeading title={t('phoneTitle')} />
      <ActionForm action={recordCallAction} className="max-w-4xl" label={t('phoneTitle')}>
        <Panel plain title={t('form.caller')}>
          <div className="flex flex-col gap-6">
            <CallerField label={t('form.asker')} support={t('form.askerHelp')} />
            <ContactFields defaults={{ name: '', phone: '', mail: '' }} nameLabel={t('form.caller')} />
          </div>
        </Panel>
        <Panel plain title={t('form.matter')}>
          <div className="flex flex-col gap-6">
            <MatterFields typed={{}} />
            <TextareaField
              label={t('form.answer')}
              max={bodyLimit}
              name="answer"
              rows={5}
              support={t('form.answerHelp')}
            />
          </div>
        </Panel>
        <DraftKeeper
          failedLabel={t('form.draftFailed')}
          fields={keptCallFields}
          restoredLabel={t('form.draftRestored')}
          savedLabel={t('form.draftSaved')}
          ticketId={null}
          userId={actor.userId}
        />
        <div>
          <SubmitButton size="large">{t('form.record')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
