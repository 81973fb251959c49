import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import type { Actor } from '@/lib/access/actor';
import { getTranslations } from '@/lib/core/i18n/server';
import { canLeadProjects } from '@/lib/projects/policy';
import type { ProjectDetail } from '@/lib/projects/types';

/** Who introduces it, and whether each has its operation plan: in joint use every town makes its own (S1 §II.2). */
export async function Council({ project, actor }: { project: ProjectDetail; actor: Actor }) {
  const t = await getTranslations('projects.council');
  const plans = new Map<string, string>(project.plans.map(({ planId, organizationId }) => [organizationId, planId]));
  const seesAll = actor.organizationKind === 'center';
  return (
    <Panel plain title={t('title')}>
      <p className="mb-3">{t('lead')}</p>
      <Table caption={t('title')} captionHidden narrow="stack">
        <thead>
          <tr>
            <th scope="col">{t('town')}</th>
            <th scope="col">{t('plan')}</th>
          </tr>
        </thead>
        <tbody>
          {project.partners.map(({ id, name }) => {
            const plan = plans.get(id);
            const own = id === actor.organizationId;
            return (
              <tr key={id}>
                <td data-label={t('town')}>{name}</td>
                <td data-label={t('plan')}>
                  {plan !== undefined ? (
                    <a aria-label={`${t('planThere')} ${name}`} className="link" href={`/operation-plans/${plan}`}>
                      {t('planThere')}
                    </a>
                  ) : own && canLeadProjects(actor) ? (
                    <a className="link" href={`/operation-plans/new?project=${project.number}`}>
                      {t('makePlan')}
                    </a>
                  ) : own || seesAll ? (
                    t('planMissing')
                  ) : actor.organizationKind === 'municipality' ? (
                    t('planUnseen')
                  ) : (
                    t('planMissing')
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </Panel>
  );
}
