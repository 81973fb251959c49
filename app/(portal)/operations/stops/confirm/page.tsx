import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ChangeForm } from '@/components/window/change-form';
import { ImpactPanel } from '@/components/window/impact';
import { parseTyped, readForm } from '@/lib/access/forms/input';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { mayPlanStops } from '@/lib/operations/policy';
import { operatingDateOf } from '@/lib/operations/rules';
import { planStopAction } from '@/lib/operations/stops/actions';
import { findStoppedOrganization, findSubject } from '@/lib/operations/stops/queries';
import { planStopSchema } from '@/lib/operations/stops/schema';
import { readImpact } from '@/lib/window/changes/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('window.changes'))('title') };
}

export default async function ConfirmStopPage({ searchParams }: PageProps<'/operations/stops/confirm'>) {
  const actor = await requireActor();
  const pairs = Object.entries(await searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one] as const),
  );
  const { typed } = readForm(pairs);
  const parsed = parseTyped(planStopSchema, typed);
  const ask = askAs(actor);
  const subject = parsed.ok && mayPlanStops(actor) ? await findSubject(ask, actor, parsed.value.subject) : null;
  if (!parsed.ok || subject === null) notFound();
  const { title, startsAt, endsAt, services, reason } = parsed.value;
  const organization = await findStoppedOrganization(ask, subject, services.length > 0);
  const t = await getTranslations('operations.stops');
  const words = await getTranslations('window.changes');
  const kinds = await getTranslations('window.services');
  const shell = await getTranslations('shell');
  const locale = await getLocale();
  const stop = { id: 'proposed', title, from: startsAt, to: endsAt, serverOf: subject.serverOf, services };
  const impact =
    organization &&
    (await readImpact(ask, {
      change: { kind: 'stop', stop },
      organization,
      from: operatingDateOf(startsAt),
      to: operatingDateOf(endsAt),
    }));
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/operations/stops' }, { label: words('title') }]} />
      <PageHeading lead={words('lead')} title={words('title')} />
      <div className="flex flex-col gap-6">
        <Panel title={words('what')}>
          <DefinitionList
            items={[
              { term: t('name'), value: title },
              { term: t('subjectShort'), value: `${subject.name} ${subject.code}` },
              {
                term: t('startsAt'),
                value: `${formatDateTime(startsAt, locale)} – ${formatDateTime(endsAt, locale)}`,
              },
              {
                term: t('services'),
                value:
                  services.length === 0 ? t('none') : services.map((one) => kinds(one)).join(shell('listSeparator')),
              },
              { term: t('reason'), value: reason },
            ]}
          />
        </Panel>
        {impact ? <ImpactPanel impact={impact} within={null} /> : null}
        <ChangeForm
          action={planStopAction}
          back={{ href: '/operations/stops', label: t('back') }}
          fields={typed}
          label={t('plan')}
        />
      </div>
    </>
  );
}
