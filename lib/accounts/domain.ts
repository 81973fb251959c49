import { declareDomain } from '@/lib/access/domain';
import { canSeeUsers } from './users/policy';

export const domain = declareDomain('accounts', {
  order: 90,
  sites: 'everywhere',
  areas: ['login', 'settings'],
  menu: [
    { key: 'settings', href: '/settings/profile', icon: 'settings', section: 'main' },
    { key: 'users', href: '/admin/users', icon: 'person', section: 'administration', order: 10, may: canSeeUsers },
  ],
  notifications: {
    groups: { users: 'mail' },
    kinds: { 'handover.applied': 'users', 'handover.refused': 'users' },
  },
  auditValues: ({ domains, security, shell, audit }) => ({
    method: security.sessions.methods,
    secondFactor: security.sessions.factors,
    reason: domains.accounts.audit.reasons,
    roles: shell.roles,
    locale: { ja: security.profile.ja, en: security.profile.en },
    totp: audit.answers,
  }),
  keyPurposes: ['totp secret', 'recovery code', 'throttle', 'passkey challenge'],
});
