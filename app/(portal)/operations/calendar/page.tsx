import type { Metadata } from 'next';
import { OperationsTabs } from '@/components/operations/operations-tabs';
import { ActionForm } from '@/components/ui/action-form';
import { PageHeading } from '@/components/ui/page-heading';
import { Panel } from '@/components/ui/panel';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { ClosureTable } from '@/components/window/closure-table';
import { OnlineEnds } from '@/components/window/online-ends';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { operatingDateOf } from '@/lib/operations/rules';
import { canSetClosures, canSetOnlineEnd } from '@/lib/window/policy';
import { operatingNow } from '@/lib/window/queries';
import { addClosureAction } from '@/lib/window/settings/actions';
import { listClosures, listOnlineEnds } from '@/lib/window/settings/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('window.calendar'))('title') };
}

export default async function CalendarPage() {
  const actor = await requireActor();
  const t = await getTranslations('window.calendar');
  const ask = askAs(actor);
  const today = operatingDateOf(await operatingNow(ask));
  const closures = await listClosures(ask, actor, today);
  const own = actor.organizationKind === 'center' ? null : actor.organizationId;
  const sets = canSetClosures(actor);
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')} />
      <OperationsTabs current="calendar" />
      <div className="flex flex-col gap-6">
        {canSetOnlineEnd(actor) ? <OnlineEnds rows={await listOnlineEnds(ask, actor.organizationId)} /> : null}
        <Panel plain title={t('closures')}>
          {closures.length === 0 ? (
            <p className="mb-4">{t('empty')}</p>
          ) : (
            <ClosureTable removes={({ organizationId }) => sets && organizationId === own} rows={closures} />
          )}
          {sets ? (
            <ActionForm action={addClosureAction} label={t('add')}>
              <p>{t(own === null ? 'addNation' : 'addOwn')}</p>
              <div className="grid gap-6 desktop:grid-cols-3">
                <TextField label={t('date')} name="date" required type="date" />
                <TextField label={t('name')} maxLength={60} name="name" required />
                <TextField label={t('nameEn')} maxLength={60} name="nameEn" />
              </div>
              <div>
                <SubmitButton>{t('add')}</SubmitButton>
              </div>
            </ActionForm>
          ) : null}
        </Panel>
      </div>
    </>
  );
}
