import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { suggestionLabels } from '@/components/knowledge/suggestion-labels';
import { Suggestions } from '@/components/knowledge/suggestions';
import { ContactFields } from '@/components/tickets/contact-fields';
import { DraftKeeper } from '@/components/tickets/draft-keeper';
import { MatterFields } from '@/components/tickets/matter-fields';
import { RouteFields } from '@/components/tickets/route-fields';
import { SheetUpload } from '@/components/tickets/sheet-upload';
import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { FileUpload } from '@/components/ui/upload/file-upload';
import type { Actor } from '@/lib/access/actor';
import { requireActor } from '@/lib/access/session';
import { askAs, readAs } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { getFile, openBytes } from '@/lib/files/queries';
import type { FileSummary } from '@/lib/files/types';
import { createTicketAction, discardDraftAction } from '@/lib/tickets/actions';
import { filesLimit } from '@/lib/tickets/constants';
import { keptFields } from '@/lib/tickets/drafts/constants';
import { findDraft, findOwnContact } from '@/lib/tickets/drafts/queries';
import { canAsk, worksAtDesk } from '@/lib/tickets/policy';
import { readWorkbook } from '@/lib/tickets/sheet/gateway';
import { largestSheet, type ReadSheet } from '@/lib/tickets/sheet/rules';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets'))('newTitle') };
}

interface Props {
  searchParams: Promise<{ sheet?: string | string[] }>;
}

/** The fields of an uploaded inquiry sheet; null = none was sent, `failed` = it could not be read. */
async function readSheet(actor: Actor, id: unknown): Promise<(ReadSheet & { file: FileSummary }) | 'failed' | null> {
  if (typeof id !== 'string') return null;
  const file = z.uuid().safeParse(id).success ? await readAs(actor, (db) => getFile(db, id)) : null;
  const read = file === null || file.size > largestSheet ? null : await readWorkbook(await openBytes(file));
  return file === null || read === null ? 'failed' : { ...read, file };
}

export default async function NewTicketPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!canAsk(actor)) notFound();
  const ask = askAs(actor);
  const draft = await findDraft(ask, actor, null);
  const contact = await findOwnContact(ask, actor);
  const t = await getTranslations('tickets');
  const shell = await getTranslations('shell');
  const locale = await getLocale();
  const sheet = await readSheet(actor, (await searchParams).sheet);
  const read = sheet === null || sheet === 'failed' ? null : sheet;
  const typed: Readonly<Record<string, string>> = { ...draft?.fields, ...read?.fields };
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
          <Disclosure summary={t('form.discard')}>
            <ActionForm action={discardDraftAction} label={t('form.discard')}>
              <p>{t('form.discardHelp')}</p>
              <SubmitButton variant="outline">{t('form.discard')}</SubmitButton>
            </ActionForm>
          </Disclosure>
        </Banner>
      )}
      {sheet === 'failed' ? <Banner className="mb-6" kind="error" title={t('sheet.failed')} /> : null}
      {read === null ? null : (
        <Banner className="mb-6" kind={read.unread.length === 0 ? 'success' : 'warning'} title={t('sheet.readDone')}>
          {read.unread.length === 0 ? null : (
            <p>{t('sheet.unread', { labels: read.unread.join(shell('listSeparator')) })}</p>
          )}
        </Banner>
      )}
      <SheetUpload open={sheet === 'failed'} />
      <ActionForm action={createTicketAction} className="max-w-4xl" label={t('newTitle')}>
        <Panel plain title={t('form.matter')}>
          <div className="flex flex-col gap-6">
            <MatterFields
              suggestions={<Suggestions labels={await suggestionLabels('asker')} watch={['subject', 'question']} />}
              typed={typed}
            />
            <FileUpload
              initial={read === null ? draft?.files : [read.file]}
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
        <RouteFields bypassable={desk && actor.organizationKind === 'municipality'} route={typed.route} />
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
