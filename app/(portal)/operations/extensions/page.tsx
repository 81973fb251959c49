import type { Metadata } from 'next';
import { OperationsTabs } from '@/components/operations/operations-tabs';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ButtonLink } from '@/components/ui/link';
import { ExtensionTable } from '@/components/window/extension-table';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { listExtensions } from '@/lib/window/extensions/queries';
import { canRequestExtension } from '@/lib/window/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('window.extensions'))('title') };
}

export default async function ExtensionsPage() {
  const actor = await requireActor();
  const t = await getTranslations('window.extensions');
  const { rows, more } = await listExtensions(askAs(actor), actor);
  return (
    <>
      <PageHeading
        actions={
          canRequestExtension(actor) ? (
            <ButtonLink href="/operations/extensions/new" variant="solid">
              {t('request')}
            </ButtonLink>
          ) : null
        }
        lead={t('lead')}
        title={t('title')}
      />
      <OperationsTabs current="extensions" />
      {rows.length === 0 ? (
        <EmptyState icon="clock" title={t('empty')}>
          {t('emptyHelp')}
        </EmptyState>
      ) : (
        <ExtensionTable rows={rows} />
      )}
      {more ? <p className="mt-3">{t('more')}</p> : null}
    </>
  );
}
