import type { Metadata } from 'next';
import { FactorsPanel } from '@/components/access/factors-panel';
import { PasswordPanel } from '@/components/access/password-panel';
import { SessionsPanel } from '@/components/access/sessions-panel';
import { SettingsHead } from '@/components/access/settings-tabs';
import { requireActor } from '@/lib/access/session';
import { getSecurity } from '@/lib/accounts/security/queries';
import { listOwnSessions } from '@/lib/accounts/sessions/queries';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('security');
  return { title: t('title') };
}

export default async function SecurityPage() {
  const actor = await requireActor();
  const [security, sessions] = await Promise.all([getSecurity(actor), listOwnSessions(askAs(actor), actor)]);
  return (
    <>
      <SettingsHead current="security" />
      <div className="flex flex-col gap-6">
        <PasswordPanel security={security} />
        <FactorsPanel security={security} />
        <SessionsPanel sessions={sessions} />
      </div>
    </>
  );
}
