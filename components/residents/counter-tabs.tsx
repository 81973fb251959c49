import { TabLinks } from '@/components/ui/layout/tabs';
import type { Actor } from '@/lib/access/actor';
import { canApprove, canIssue, canManagePaper, canSeeIssues } from '@/lib/certificates/policy';
import { getTranslations } from '@/lib/core/i18n/server';
import { canUseCounter } from '@/lib/residents/policy';

const pages = [
  { page: 'find', href: '/counter', may: canUseCounter },
  { page: 'issues', href: '/counter/issues', may: canSeeIssues },
  { page: 'list', href: '/counter/list', may: canIssue },
  { page: 'approvals', href: '/counter/approvals', may: canApprove },
  { page: 'paper', href: '/counter/paper', may: canManagePaper },
] as const;
type Page = (typeof pages)[number]['page'];

/** The counter's pages that the actor may open. */
export async function CounterTabs({ actor, current }: { actor: Actor; current?: Page }) {
  const t = await getTranslations('counter.tabs');
  const items = pages
    .filter(({ may }) => may(actor))
    .map(({ page, href }) => ({ href, label: t(page), current: page === current }));
  return <TabLinks items={items} label={t('label')} />;
}
