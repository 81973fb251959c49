import type { Metadata } from 'next';
import { ProfileForm } from '@/components/access/profile-form';
import { SettingsHead } from '@/components/access/settings-tabs';
import { Banner } from '@/components/ui/banner';
import { provenDone } from '@/lib/access/forms/done-mark';
import { requireActor } from '@/lib/access/session';
import { getProfile } from '@/lib/accounts/profile/queries';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('security');
  return { title: t('profile.title') };
}

interface ProfilePageProps {
  searchParams: Promise<{ saved?: string; by?: string }>;
}

export default async function ProfilePage({ searchParams }: ProfilePageProps) {
  const [actor, t] = await Promise.all([requireActor(), getTranslations('security')]);
  const { saved } = provenDone(actor, await searchParams);
  const profile = await getProfile(askAs(actor), actor);
  return (
    <>
      <SettingsHead current="profile" />
      {saved === undefined ? null : <Banner className="mb-6" kind="success" title={t('profile.done')} />}
      <ProfileForm actor={actor} profile={profile} />
    </>
  );
}
