import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { networkKinds } from '@/lib/network/constants';
import { canManageNode } from '@/lib/network/policy';
import { setPrefecturalNetworkAction } from '@/lib/network/prefectures/actions';
import { readPrefecture } from '@/lib/network/prefectures/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('network'))('kindForm.title') };
}

export default async function NetworkKindPage({ params }: PageProps<'/network/prefectures/[code]/kind'>) {
  const actor = await requireActor();
  const { code } = await params;
  const prefecture = await readPrefecture(askAs(actor), actor, code);
  if (prefecture === null || !canManageNode(actor, { organizationId: prefecture.organizationId, parentId: null }))
    notFound();
  const t = await getTranslations('network');
  const [last] = prefecture.networks;
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/network' },
          { label: prefecture.name, href: `/network/prefectures/${code}` },
          { label: t('kindForm.title') },
        ]}
      />
      <PageHeading eyebrow={prefecture.name} lead={t('kindForm.lead')} title={t('kindForm.title')} />
      <ActionForm action={setPrefecturalNetworkAction} className="max-w-3xl" label={t('kindForm.title')}>
        <Panel plain>
          <input name="prefectureCode" type="hidden" value={code} />
          <input name="sequence" type="hidden" value={last?.sequence ?? 0} />
          <div className="flex flex-col gap-6">
            <TextField
              defaultValue={dateInJapan(now())}
              label={t('kindForm.from')}
              name="validFrom"
              required
              type="date"
            />
            <ChoiceField
              choices={networkKinds.map((kind) => ({ value: kind, label: t(`networkKinds.${kind}`) }))}
              defaultValue={last?.kind}
              inline
              kind="radio"
              legend={t('prefecture.kind')}
              name="kind"
              required
            />
            <TextField
              defaultValue={last?.provider ?? ''}
              label={t('kindForm.provider')}
              maxLength={60}
              name="provider"
              support={t('kindForm.providerHelp')}
            />
            <TextField
              defaultValue={last?.capacityMbps ?? ''}
              inputMode="numeric"
              label={t('kindForm.capacity')}
              name="capacityMbps"
            />
            <TextField label={t('kindForm.note')} maxLength={300} name="note" />
            <div>
              <SubmitButton>{t('kindForm.set')}</SubmitButton>
            </div>
          </div>
        </Panel>
      </ActionForm>
    </>
  );
}
