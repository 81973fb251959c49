import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ContactFields } from '@/components/tickets/contact-fields';
import { DraftKeeper } from '@/components/tickets/draft-keeper';
import { MatterFields } from '@/components/tickets/matter-fields';
import { RouteFields } from '@/components/tickets/route-fields';
import { ActionForm } from '@/components/ui/action-form';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FileUpload } from '@/components/ui/file-upload';
import { PageHeading } from '@/components/ui/page-heading';
import { Panel } from '@/components/ui/panel';
import { SubmitButton } from '@/components/ui/submit-button';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { createTicketAction } from '@/lib/tickets/actions';
import { filesLimit } from '@/lib/tickets/constants';
import { keptFields } from '@/lib/tickets/drafts/constants';
import { findDraft, findOwnContact } from '@/lib/tickets/drafts/queries';
import { canAsk, worksAtDesk } from '@/lib/tickets/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets'))('newTitle') };
}

export default async function NewTicketPage() {
  const actor = await requireActor();
  if (!canAsk(actor)) notFound();
  const ask = askAs(actor);
  const draft = await findDraft(ask, actor, null);
  const contact = await findOwnContact(ask, actor);
  const t = await getTranslations('tickets');
  const locale = await getLocale();
  const typed = draft?.fields ?? {};
  const desk = worksAtDesk(actor);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/tickets' }, { label: t('newTitle') }]} />
      <PageHeading lead={desk ? undefined : t('form.insideNote')} title={t('newTitle')} />
      {draft === null ? null : (
        <Banner
          className="mb-6"
          kind="info"
          title={t('form.draftFound', { time: formatDateTime(draft.updatedAt, locale) })}
        >
          {draft.filesGone === 0 ? null : <p>{t('form.draftFilesGone', { count: draft.filesGone })}</p>}
        </Banner>
      )}
      <ActionForm action={createTicketAction} className="max-w-4xl" label={t('newTitle')}>
        <Panel plain title={t('form.matter')}>
          <div className="flex flex-col gap-6">
            <MatterFields typed={typed} />
            <FileUpload
              initial={draft?.files}
              label={t('form.attachments')}
              maxBytes={env().RENKEI_FILE_MAX_BYTES}
              maxFiles={filesLimit}
              name="fileIds"
            />
          </div>
        </Panel>
        <Panel plain title={t('form.person')}>
          <ContactFields
            defaults={{
              name: typed.contactName ?? actor.userName,
              phone: typed.contactPhone ?? contact.phone,
              mail: typed.contactMail ?? contact.mail,
            }}
            nameLabel={t('form.contactName')}
          />
        </Panel>
        <RouteFields
          bypass={typed.bypass === 'true'}
          bypassable={desk && actor.organizationKind === 'municipality'}
          route={typed.route}
        />
        <DraftKeeper
          failedLabel={t('form.draftFailed')}
          fields={keptFields}
          restoredLabel={t('form.draftRestored')}
          savedLabel={t('form.draftSaved')}
          ticketId=""
          userId={actor.userId}
        />
        <div>
          <SubmitButton size="large">{desk ? t('form.submit') : t('form.submitInside')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
