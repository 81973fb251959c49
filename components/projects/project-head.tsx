import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TabLinks } from '@/components/ui/layout/tabs';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { ProjectDetail, ProjectSummary } from '@/lib/projects/types';

const sections = ['plan', 'tuning', 'checks', 'risks'] as const;
export type Section = (typeof sections)[number];

export async function ProjectBadge({ project }: { project: Pick<ProjectSummary, 'ended' | 'late'> }) {
  const t = await getTranslations('projects');
  if (project.ended) return <StatusBadge tone="success">{t('endedState')}</StatusBadge>;
  if (project.late > 0) return <StatusBadge tone="error">{t('lateState')}</StatusBadge>;
  return <StatusBadge tone="progress">{t('openState')}</StatusBadge>;
}

/** What stands above each part of a project. */
export async function ProjectHead({ project, current }: { project: ProjectDetail; current: Section }) {
  const t = await getTranslations('projects');
  const base = `/projects/${project.number}`;
  const name = t('number', { number: project.number });
  const counts = {
    plan: project.rows.length,
    tuning: project.tunings.length,
    checks: project.checks.length,
    risks: project.risks.length,
  };
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/projects' }, { label: name }]} />
      <PageHeading
        actions={<ProjectBadge project={project} />}
        eyebrow={`${name} ${project.system} ${t(project.partners.length > 1 ? 'joint' : 'alone')}`}
        lead={project.partners.map((town) => town.name).join('・')}
        title={project.title}
      />
      <TabLinks
        items={sections.map((section) => ({
          href: section === 'plan' ? base : `${base}/${section}`,
          label: t(`sections.${section}`),
          current: section === current,
          count: formatNumber(counts[section]),
        }))}
        label={t('sections.label')}
      />
    </>
  );
}
