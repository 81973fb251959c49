import { declareDomain } from '@/lib/access/domain';
import { canSeeProjects } from './policy';

export const domain = declareDomain('projects', {
  order: 64,
  areas: ['projects', 'operation-plans'],
  menu: [
    { key: 'projects', href: '/projects', icon: 'check', section: 'main', may: canSeeProjects },
    { key: 'operationPlans', href: '/operation-plans', icon: 'clock', section: 'main', order: 65, may: canSeeProjects },
  ],
  notifications: {
    groups: { projects: 'portal' },
    kinds: {
      'project.joined': 'projects',
      'project.item_done': 'projects',
      'project.item_returned': 'projects',
    },
  },
  auditValues: ({ projects }) => ({ key: projects.items, way: projects.ways, result: projects.results }),
});
