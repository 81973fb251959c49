import type { Metadata } from 'next';
import { DeclarationTable } from '@/components/continuity/declaration-table';
import { LedgerPicture } from '@/components/continuity/ledger-picture';
import { LedgerTable } from '@/components/continuity/ledger-table';
import { SiteStatus } from '@/components/continuity/site-status';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/ui/empty-state';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { requestCopyAction } from '@/lib/continuity/copies/actions';
import { listDeclarations } from '@/lib/continuity/declarations/queries';
import { listAid, listCustodies, readLedger } from '@/lib/continuity/ledger/queries';
import { placesOf } from '@/lib/continuity/ledger/rules';
import { canAskForCopies, canDeclare, canKeepKeys, canSeeDrills, canTakeApplications } from '@/lib/continuity/policy';
import { readSiteState } from '@/lib/continuity/state/queries';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { currentSite, keepsResidents, modeOf } from '@/lib/core/site';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('continuity'))('title') };
}

export default async function ContinuityPage() {
  const actor = await requireActor();
  const ask = askAs(actor);
  const mode = modeOf(currentSite());
  const [t, locale] = [await getTranslations('continuity'), await getLocale()];
  const [state, entries, pairs, custodies, declarations] = [
    await readSiteState(ask),
    await readLedger(ask, actor),
    await listAid(ask, actor),
    await listCustodies(ask),
    await listDeclarations(ask, actor),
  ];
  const places = placesOf(pairs, entries);
  const at = now();
  return (
    <>
      <PageHeading
        eyebrow={t(`mode.${mode === 'down-recovery' ? 'downRecovery' : mode}`)}
        lead={t('lead')}
        title={t('title')}
      />
      <div className="flex flex-col gap-6">
        <div className="flex flex-wrap gap-3">
          {mode !== 'portal' && mode !== 'activation' && canDeclare(actor) ? (
            <ButtonLink href="/continuity/declare">{t('declare.title')}</ButtonLink>
          ) : null}
          <ButtonLink href="/continuity/plans" variant="outline">
            {t('plans.page')}
          </ButtonLink>
          <ButtonLink href="/continuity/inventory" variant="outline">
            {t('inventory.title')}
          </ButtonLink>
          {keepsResidents() && canTakeApplications(actor) ? (
            <ButtonLink href="/continuity/applications" variant="outline">
              {t('queue.title')}
            </ButtonLink>
          ) : null}
          {mode === 'cloud' && canSeeDrills(actor) ? (
            <ButtonLink href="/continuity/drills" variant="outline">
              {t('drills.title')}
            </ButtonLink>
          ) : null}
          {mode === 'cloud' && canKeepKeys(actor) ? (
            <ButtonLink href="/continuity/keys" variant="outline">
              {t('keys.title')}
            </ButtonLink>
          ) : null}
        </div>
        {state === null || mode === 'cloud' ? null : <SiteStatus locale={locale} mode={mode} state={state} t={t} />}
        <Panel plain title={t('declarations.title')}>
          <DeclarationTable declarations={declarations} locale={locale} t={t} />
        </Panel>
        <Panel plain title={t('ledger.title')}>
          {places.length === 0 ? (
            <EmptyState title={t('ledger.none')} />
          ) : (
            <LedgerTable custodies={custodies} locale={locale} now={at} places={places} t={t} />
          )}
          {mode === 'cloud' && canAskForCopies(actor) ? (
            <div className="mt-4 flex flex-wrap gap-3">
              {(['full', 'increment'] as const).map((kind) => (
                <ActionForm
                  action={requestCopyAction}
                  doneMessage={t('ledger.requested')}
                  key={kind}
                  label={t(`ledger.${kind}`)}
                >
                  <input name="kind" type="hidden" value={kind} />
                  <SubmitButton variant="outline">{`${t('ledger.copyNow')}（${t(`ledger.${kind}`)}）`}</SubmitButton>
                </ActionForm>
              ))}
            </div>
          ) : null}
        </Panel>
        {places.length === 0 ? null : (
          <Panel plain title={t('picture.title')}>
            <LedgerPicture locale={locale} now={at} places={places} t={t} />
          </Panel>
        )}
      </div>
      <LiveRefresh topics={['continuity']} />
    </>
  );
}
