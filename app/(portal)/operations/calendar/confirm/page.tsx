import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ChangeForm } from '@/components/window/change-form';
import { ImpactPanel } from '@/components/window/impact';
import type { Action } from '@/lib/access/action';
import { readForm } from '@/lib/access/forms/input';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { operatingDateOf } from '@/lib/operations/rules';
import { type ConfirmedChange, shownDays } from '@/lib/window/changes/constants';
import { readProposal } from '@/lib/window/changes/proposals/queries';
import { readImpact } from '@/lib/window/changes/queries';
import { confirmedChangeSchema } from '@/lib/window/changes/schema';
import { removeHolidayAction, setHolidayAction } from '@/lib/window/holidays/actions';
import { operatingNow } from '@/lib/window/queries';
import {
  addClosureAction,
  removeClosureAction,
  setHoursAction,
  setOnlineEndAction,
} from '@/lib/window/settings/actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('window.changes'))('title') };
}

const actions: Record<ConfirmedChange, Action> = {
  closure: addClosureAction,
  'closure-removal': removeClosureAction,
  'online-end': setOnlineEndAction,
  hours: setHoursAction,
  holiday: setHolidayAction,
  'holiday-removal': removeHolidayAction,
};

export default async function ConfirmChangePage({ searchParams }: PageProps<'/operations/calendar/confirm'>) {
  const actor = await requireActor();
  const { change, ...given } = await searchParams;
  const kind = confirmedChangeSchema.safeParse(change);
  const pairs = Object.entries(given).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one] as const),
  );
  const { typed, problems } = readForm(pairs);
  if (!kind.success || problems.length > 0) notFound();
  const ask = askAs(actor);
  const proposal = await readProposal(ask, actor, kind.data, typed);
  if (proposal === null) notFound();
  const t = await getTranslations('window.changes');
  const words = await getTranslations('window.calendar');
  const locale = await getLocale();
  const impact = await readImpact(ask, proposal);
  const today = operatingDateOf(await operatingNow(ask));
  const title = t(`kinds.${kind.data}`);
  return (
    <>
      <Breadcrumb items={[{ label: words('title'), href: '/operations/calendar' }, { label: title }]} />
      <PageHeading lead={t('lead')} title={title} />
      <div className="flex flex-col gap-6">
        <Panel title={t('what')}>
          <DefinitionList
            items={proposal.shown
              .filter(([, value]) => value !== '')
              .map(([key, value]) => ({
                term: words(key as 'date'),
                value: key === 'date' || key === 'validFrom' ? formatDate(value, locale) : value,
              }))}
          />
          {proposal.from === today ? <p className="mt-3">{t('today')}</p> : null}
        </Panel>
        <ImpactPanel impact={impact} within={proposal.from === proposal.to ? null : shownDays} />
        <ChangeForm
          action={actions[kind.data]}
          back={{ href: '/operations/calendar', label: t('back') }}
          danger={kind.data.endsWith('removal')}
          fields={typed}
          label={title}
        />
      </div>
    </>
  );
}
