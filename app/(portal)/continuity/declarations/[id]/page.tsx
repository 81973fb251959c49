import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Conditions } from '@/components/continuity/conditions';
import { planKey, stateTones } from '@/components/continuity/declaration-table';
import { Preparations } from '@/components/continuity/preparations';
import { Runbook } from '@/components/continuity/runbook';
import { Openings, SharePanel } from '@/components/continuity/share-panel';
import { stepWords } from '@/components/continuity/step-words';
import type { ContinuityText } from '@/components/continuity/text';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { StatusBadge } from '@/components/ui/status-badge';
import { requireActor } from '@/lib/access/session';
import { confirmDeclarationAction, endDeclarationAction } from '@/lib/continuity/declarations/actions';
import { readDeclaration, readFacts } from '@/lib/continuity/declarations/queries';
import { shortOf } from '@/lib/continuity/declarations/rules';
import type { DeclarationDetail } from '@/lib/continuity/declarations/types';
import { listLendable } from '@/lib/continuity/inventory/queries';
import type { Plan } from '@/lib/continuity/plans/constants';
import { conditionsOf } from '@/lib/continuity/plans/rules';
import { canDeclare, canDoSteps } from '@/lib/continuity/policy';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { currentSite, modeOf } from '@/lib/core/site';

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('continuity'))('declarations.title') };
}

export default async function DeclarationPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  const declaration = idForm.test(id) ? await readDeclaration(askAs(actor), actor, id) : null;
  if (declaration === null) notFound();
  const [t, locale] = [await getTranslations('continuity'), await getLocale()];
  const heading = t('declaration.heading', { number: shortOf(id) });
  const plan = declaration.plan as Plan;
  const runs = ['requested', 'open'].includes(declaration.state);
  // At the center one sees what is declared at sites, and works by it there.
  const conditions = runs
    ? conditionsOf(plan, await readFacts(askAs(actor), plan, declaration.townCode)).filter(
        ({ condition }) => condition !== 'site',
      )
    : [];
  const lends = plan === 1 ? [] : await listLendable(askAs(actor), id, declaration.hostCode);
  // The third town sees it, and does nothing about it.
  const involved = [declaration.townCode, declaration.hostCode].includes(actor.organizationCode);
  const declares = involved && canDeclare(actor);
  const opens = plan === 3 && declaration.state === 'open' && modeOf(currentSite()) === 'partner';
  const gives = opens && declaration.address === '' && declares && actor.organizationCode === declaration.hostCode;
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/continuity' }, { label: heading }]} />
      <PageHeading eyebrow={declaration.townName} title={`${heading}　${t(`plans.${planKey(declaration.plan)}`)}`} />
      <div className="flex flex-col gap-6">
        <Facts declaration={declaration} locale={locale} t={t} />
        {conditions.length > 0 && declaration.steps.length > 0 ? (
          <Panel plain title={t('preconditions.title')}>
            <Conditions conditions={conditions} t={t} />
          </Panel>
        ) : null}
        {declaration.state === 'requested' && declares ? (
          <Confirm declaration={declaration} locale={locale} t={t} />
        ) : null}
        {gives ? <SharePanel declaration={declaration} locale={locale} t={t} /> : null}
        {plan === 3 && !gives ? (
          <Panel plain title={t('opening.title')}>
            <Openings locale={locale} openings={declaration.openings} t={t} />
          </Panel>
        ) : null}
        <Panel plain title={t('runbook.title')}>
          <Runbook
            declaration={declaration}
            locale={locale}
            mayDo={involved && canDoSteps(actor)}
            t={t}
            unmet={conditions.some(({ condition, met }) => !met && condition !== 'clock')}
            words={stepWords(plan, t)}
          />
        </Panel>
        {plan === 1 ? null : (
          <Panel plain title={t('preparations.title')}>
            <p className="mb-4">{t('preparations.lead', { host: declaration.hostName })}</p>
            <Preparations
              declarationId={id}
              items={lends}
              reserves={runs && canDoSteps(actor) && actor.organizationCode === declaration.hostCode}
              t={t}
            />
          </Panel>
        )}
        {runs && declares ? <End declaration={declaration} t={t} /> : null}
      </div>
      <LiveRefresh topics={['continuity']} />
    </>
  );
}

interface PartProps {
  declaration: DeclarationDetail;
  t: ContinuityText;
}

function Facts({ declaration: d, locale, t }: PartProps & { locale: Locale }) {
  const when = (at: Date | null) => (at === null ? '' : formatShortDateTime(at, locale));
  return (
    <Panel plain>
      <DefinitionList
        items={[
          {
            term: t('declarations.state'),
            value: <StatusBadge tone={stateTones[d.state]}>{t(`states.${d.state}`)}</StatusBadge>,
          },
          { term: t('declarations.host'), value: d.hostName },
          { term: t('declarations.declaredAt'), value: `${when(d.declaredAt)}　${d.declaredBy}` },
          { term: t('declare.reason'), value: d.reason },
          ...(d.plan === 1
            ? []
            : [{ term: t('declaration.request'), value: `${d.representative}　${d.requestMeans}` }]),
          ...(d.requestRecordedBy === ''
            ? []
            : [
                { term: t('declaration.recordedBy'), value: d.requestRecordedBy },
                { term: t('declaration.confirmedBy'), value: d.requestConfirmedBy },
              ]),
          ...(d.dataAt === null ? [] : [{ term: t('declaration.dataAt'), value: when(d.dataAt) }]),
          ...(d.address === ''
            ? []
            : [
                {
                  term: t('declaration.address'),
                  value: (
                    <>
                      <a className="link" data-address="" href={d.address}>
                        {d.address}
                      </a>
                      <span className="block">{t('declaration.addressHint')}</span>
                    </>
                  ),
                },
              ]),
          ...(d.endedAt === null
            ? []
            : [{ term: t(`states.${d.state}`), value: `${when(d.endedAt)}　${d.endedBy}　${d.endReason}` }]),
        ]}
      />
    </Panel>
  );
}

/** Case 1 waits for a second person only when the clock is doubtful. */
function Confirm({ declaration, locale, t }: PartProps & { locale: Locale }) {
  const title = t(declaration.plan === 1 ? 'declaration.confirmDate' : 'declaration.confirm');
  return (
    <Panel plain title={title}>
      {declaration.plan === 1 ? null : <p className="mb-2">{t('declaration.confirmHint')}</p>}
      <p className="mb-4">{t('declaration.siteTime', { at: formatShortDateTime(now(), locale) })}</p>
      <ActionForm action={confirmDeclarationAction} label={title}>
        <input name="id" type="hidden" value={declaration.id} />
        <SubmitButton>{title}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function End({ declaration, t }: PartProps) {
  return (
    <Panel plain title={t('declaration.end')}>
      <ActionForm action={endDeclarationAction} label={t('declaration.end')}>
        <input name="id" type="hidden" value={declaration.id} />
        <SelectField
          label={t('declarations.state')}
          name="how"
          options={[
            { value: 'closed', label: t('declaration.end') },
            { value: 'withdrawn', label: t('declaration.withdraw') },
          ]}
          required
        />
        <TextField label={t('declaration.endReason')} max={1000} name="reason" required />
        <SubmitButton variant="outline">{t('declaration.end')}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
