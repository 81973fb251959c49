import type { Metadata } from 'next';
import { AddSystemForm } from '@/components/network/forms/system-forms';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatNumber, formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { canSetNetwork } from '@/lib/network/policy';
import { listSystems } from '@/lib/network/systems/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('network'))('systems.title') };
}

export default async function SystemsPage() {
  const actor = await requireActor();
  const systems = await listSystems(askAs(actor), actor);
  const t = await getTranslations('network');
  const locale = await getLocale();
  const mayChange = canSetNetwork(actor);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/network' }, { label: t('systems.title') }]} />
      <PageHeading lead={t('systems.lead')} title={t('systems.title')} />
      <Panel plain>
        <Table caption={t('systems.title')} captionHidden narrow="stack">
          <thead>
            <tr>
              <th scope="col">{t('systems.code')}</th>
              <th scope="col">{t('systems.name')}</th>
              <th scope="col">{t('systems.owner')}</th>
              <th className="num" scope="col">
                {t('systems.nodes')}
              </th>
              <th scope="col">{t('systems.state')}</th>
            </tr>
          </thead>
          <tbody>
            {systems.map((system) => (
              <tr key={system.id}>
                <td className="tight" data-label={t('systems.code')}>
                  {system.code}
                </td>
                <td data-label={t('systems.name')}>
                  {mayChange ? (
                    <a className="link" href={`/network/systems/${system.code}`}>
                      {system.label}
                    </a>
                  ) : (
                    system.label
                  )}
                  {system.note === '' ? null : <span className="block text-dns-14N-130">{system.note}</span>}
                </td>
                <td data-label={t('systems.owner')}>{system.organizationName}</td>
                <td className="num" data-label={t('systems.nodes')}>
                  {formatNumber(system.nodes)}
                </td>
                <td className="tight" data-label={t('systems.state')}>
                  {system.validTo === null
                    ? t('systems.inUse')
                    : t('systems.ended', { date: formatShortDate(system.validTo, locale) })}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
        {mayChange ? (
          <Disclosure summary={t('systems.add')}>
            <AddSystemForm organizationCode={actor.organizationCode} t={t} />
          </Disclosure>
        ) : null}
      </Panel>
    </>
  );
}
