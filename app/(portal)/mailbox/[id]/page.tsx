import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { mailDomain } from '@/lib/core/mail';
import { getKeptMail } from '@/lib/notifications/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications.mailbox'))('title') };
}

export default async function MailPage({ params }: PageProps<'/mailbox/[id]'>) {
  const actor = await requireActor();
  const id = z.uuid().safeParse((await params).id);
  if (!env().RENKEI_DEMO || !id.success) notFound();
  const mail = await getKeptMail(askAs(actor), id.data);
  if (!mail) notFound();
  const [t, locale] = await Promise.all([getTranslations('notifications.mailbox'), getLocale()]);
  return (
    <>
      <PageHeading title={mail.subject} />
      <DefinitionList
        items={[
          { term: t('to'), value: mail.toAddress },
          { term: t('when'), value: formatDateTime(mail.createdAt, locale) },
          { term: t('messageId'), value: <code className="break-all">{`<${mail.id}@${mailDomain()}>`}</code> },
        ]}
      />
      <Panel className="my-6" plain>
        <pre className="whitespace-pre-wrap break-words font-sans">{mail.body}</pre>
      </Panel>
      <TextLink href="/mailbox">{t('back')}</TextLink>
    </>
  );
}
