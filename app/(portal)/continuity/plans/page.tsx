import type { Metadata } from 'next';
import { planKey } from '@/components/continuity/declaration-table';
import { stepWords } from '@/components/continuity/step-words';
import type { ContinuityText } from '@/components/continuity/text';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { requireActor } from '@/lib/access/session';
import { listAid } from '@/lib/continuity/ledger/queries';
import type { AidPair } from '@/lib/continuity/ledger/types';
import { silentHalls } from '@/lib/continuity/noticing/gateway';
import { hazardsOf, type Plan, pastDisasters, plans, triggerMinutes } from '@/lib/continuity/plans/constants';
import { type Noticed, rankHosts, type Trigger, triggerOf } from '@/lib/continuity/plans/rules';
import { readSiteState } from '@/lib/continuity/state/queries';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { currentSite, modeOf } from '@/lib/core/site';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('continuity'))('plans.page') };
}

export default async function PlansPage() {
  const actor = await requireActor();
  const ask = askAs(actor);
  const t = await getTranslations('continuity');
  const [state, pairs] = [await readSiteState(ask), await listAid(ask, actor)];
  const mode = modeOf(currentSite());
  const since = state?.unreachableSince ?? null;
  const own = currentSite().kind === 'town' ? actor.organizationCode : '';
  const noticed: Noticed = {
    mode,
    centerSilent: since === null ? 0 : (now().getTime() - since.getTime()) / 60_000,
    // Of its own hall a partner server needs not be told.
    silentHalls: mode === 'cloud' || mode === 'partner' ? (await silentHalls()).filter((code) => code !== own) : [],
  };
  const names = new Map(pairs.map(({ townCode, townName }) => [townCode, townName]));
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/continuity' }, { label: t('plans.page') }]} />
      <PageHeading title={t('plans.page')} />
      <div className="flex flex-col gap-6">
        {plans.map((plan) => (
          <PlanPanel key={plan} names={names} plan={plan} t={t} trigger={triggerOf(plan, noticed)} />
        ))}
        <Hazards pairs={pairs} t={t} />
        <Panel plain title={t('plans.risks')}>
          <Risks t={t} />
        </Panel>
      </div>
    </>
  );
}

interface PlanPanelProps {
  plan: Plan;
  trigger: Trigger;
  names: ReadonlyMap<string, string>;
  t: ContinuityText;
}

function PlanPanel({ plan, trigger: { met, towns }, names, t }: PlanPanelProps) {
  const minutes = triggerMinutes;
  const trigger = {
    1: t('plans.trigger1', { minutes }),
    2: t('plans.trigger2'),
    3: t('plans.trigger3', { minutes }),
  }[plan];
  return (
    <Panel plain title={t(`plans.${planKey(plan)}`)}>
      <p>{t(`plans.p${planKey(plan)}`)}</p>
      <p className="mb-4">
        {t('plans.triggers')}：{trigger}{' '}
        <StatusBadge tone={met ? 'error' : 'neutral'}>
          {t(met ? 'preconditions.met' : 'preconditions.open')}
        </StatusBadge>
        {towns.length === 0
          ? null
          : ` ${t('plans.silent', { towns: towns.map((code) => names.get(code) ?? code).join('、') })}`}
      </p>
      <ol className="list-inside list-decimal">
        {stepWords(plan, t).map(({ title, text }) => (
          <li className="mb-2" key={title}>
            <strong>{title}</strong>
            <span className="block whitespace-pre-line pl-6">{text}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** Where each town goes in which disaster: who expects the same one comes last, and is said to. */
function Hazards({ pairs, t }: { pairs: readonly AidPair[]; t: ContinuityText }) {
  const towns = [...new Map(pairs.map(({ townCode, townName }) => [townCode, townName]))];
  if (towns.length === 0) return null;
  return (
    <Panel plain title={t('plans.hazards')}>
      <p className="mb-4">{t('plans.ranking')}</p>
      <Table caption={t('plans.hazards')} captionHidden narrow="stack">
        <thead>
          <tr>
            <th scope="col">{t('ledger.town')}</th>
            <th scope="col">{t('plans.disaster')}</th>
            <th scope="col">{t('plans.host')}</th>
          </tr>
        </thead>
        <tbody>
          {towns.flatMap(([code, name]) =>
            (hazardsOf[code] ?? []).map((hazard) => {
              const own = pairs.filter(({ townCode }) => townCode === code);
              const ranked = rankHosts(
                hazard,
                own.map(({ holderCode }) => holderCode),
              );
              return (
                <tr key={`${code} ${hazard}`}>
                  <th data-label={t('ledger.town')} scope="row">
                    {name}
                  </th>
                  <td data-label={t('plans.disaster')}>{t(`hazards.${hazard}`)}</td>
                  <td data-label={t('plans.host')}>
                    {ranked.map(({ host, struckToo }, index) => (
                      <span className="block" key={host}>
                        {index + 1}. {own.find(({ holderCode }) => holderCode === host)?.holderName}
                        {struckToo ? `（${t('plans.struckToo')}）` : ''}
                      </span>
                    ))}
                  </td>
                </tr>
              );
            }),
          )}
        </tbody>
      </Table>
    </Panel>
  );
}

function Risks({ t }: { t: ContinuityText }) {
  return (
    <Table caption={t('plans.risks')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('plans.when')}</th>
          <th scope="col">{t('plans.disaster')}</th>
          <th scope="col">{t('plans.scale')}</th>
        </tr>
      </thead>
      <tbody>
        {pastDisasters.map((number) => (
          <tr key={number}>
            <td className="tight" data-label={t('plans.when')}>
              {t(`risks.${number}.when`)}
            </td>
            <th data-label={t('plans.disaster')} scope="row">
              {t(`risks.${number}.name`)}
            </th>
            <td data-label={t('plans.scale')}>{t(`risks.${number}.scale`)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
