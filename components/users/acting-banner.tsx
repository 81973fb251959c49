import { nameIn } from '@/components/organizations/organization-name';
import { Banner } from '@/components/ui/banner';
import { type Actor, ownNameOf } from '@/lib/access/actor';
import { getTranslations } from '@/lib/core/i18n/server';

interface ActingBannerProps {
  actor: Actor;
  organization: { readonly id: string; readonly name: string; readonly nameEn: string };
}

/** 代行: a prefecture works in the place of its municipality, and sees it. */
export async function ActingBanner({ actor, organization }: ActingBannerProps) {
  const t = await getTranslations('users');
  if (organization.id === actor.organizationId) return null;
  return (
    <Banner className="mb-6" kind="warning" title={t('acting', { organization: nameIn(actor.locale, organization) })}>
      {t('actingLead', { actor: ownNameOf(actor) })}
    </Banner>
  );
}
