import { getTranslations } from 'next-intl/server';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/access/session';

export default async function DashboardPage() {
  const [actor, t] = await Promise.all([requireActor(), getTranslations('shell')]);
  return <PageHeading eyebrow={actor.organizationName} title={t('nav.dashboard')} />;
}
