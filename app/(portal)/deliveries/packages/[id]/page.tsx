import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { ReleaseTable } from '@/components/delivery/release-table';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatBytes, formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { canManageDeliveries } from '@/lib/delivery/policy';
import { findPackage, listReleases, ofPackage } from '@/lib/delivery/queries';
import { publishPackageAction } from '@/lib/delivery/releases/actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delivery'))('package') };
}

export default async function PackagePage({ params }: PageProps<'/deliveries/packages/[id]'>) {
  const actor = await requireActor();
  if (!canManageDeliveries(actor)) notFound();
  const { id } = await params;
  const ask = askAs(actor);
  const found = z.uuid().safeParse(id).success ? await findPackage(ask, id) : null;
  if (found === null) notFound();
  const t = await getTranslations('delivery');
  const shell = await getTranslations('shell');
  const locale = await getLocale();
  const releases = await listReleases(ask, ofPackage(id));
  const title = `${found.title} ${found.version}`;
  const code = (text: string) => (text === '' ? t('none') : <code>{text}</code>);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/deliveries' }, { label: title }]} />
      <PageHeading
        actions={
          <ButtonLink href={`/deliveries/new?package=${id}`} variant="solid">
            {t('newRelease')}
          </ButtonLink>
        }
        eyebrow={`${found.name} ${t(`kinds.${found.kind}`)}`}
        title={title}
      />
      <div className="flex flex-col gap-6">
        <Panel>
          <DefinitionList
            items={[
              { term: t('file'), value: `${found.fileName} (${formatBytes(found.size)})` },
              { term: t('hash'), value: <code className="break-all">{found.hash}</code> },
              {
                term: t('targets'),
                value: found.nodeKinds.map((kind) => t(`nodeKinds.${kind}`)).join(shell('listSeparator')),
              },
              { term: t('requires'), value: found.requires === '' ? t('requiresHelp') : found.requires },
              { term: t('applyCommand'), value: code(found.applyCommand) },
              { term: t('undoCommand'), value: code(found.undoCommand) },
              { term: t('checkCommand'), value: code(found.checkCommand) },
              { term: t('created'), value: `${found.createdBy} ${formatDateTime(found.createdAt, locale)}` },
              { term: t('notes'), value: found.notes === '' ? t('none') : found.notes },
            ]}
          />
        </Panel>
        <Panel plain title={t('releases')}>
          {releases.length === 0 ? <p>{t('neverReleased')}</p> : <ReleaseTable releases={releases} />}
        </Panel>
        <Panel plain title={t('publish')}>
          <ActionForm action={publishPackageAction} className="max-w-2xl" label={t('publish')}>
            <p>{t('publishHelp')}</p>
            <input name="id" type="hidden" value={id} />
            <div>
              <SubmitButton variant="outline">{t('publish')}</SubmitButton>
            </div>
          </ActionForm>
        </Panel>
      </div>
    </>
  );
}
