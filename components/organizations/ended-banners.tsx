import { Banner } from '@/components/ui/banner';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { OrganizationDetail } from '@/lib/organizations/types';
import { OrganizationLink } from './organization-name';

interface EndedBannersProps {
  organization: OrganizationDetail;
  /** The code that led here, if it is no longer in use. Said only if the body really had it. */
  formerCode: string | undefined;
}

/** That a body has ended, and that an old code led here. */
export async function EndedBanners({ organization, formerCode }: EndedBannersProps) {
  const t = await getTranslations('organizations');
  const locale = await getLocale();
  const had = organization.versions.some(({ code }) => code === formerCode && code !== organization.code);
  return (
    <>
      {had ? <Banner className="mb-6" kind="info" title={t('formerCode', { code: formerCode ?? '' })} /> : null}
      {organization.endedOn === null ? null : (
        <Banner
          className="mb-6"
          kind="warning"
          title={t('endedTitle', { date: formatDate(organization.endedOn, locale) })}
        >
          {organization.successor === null ? null : (
            <p>
              {t('endedSuccessor')} <OrganizationLink body={organization.successor} locale={locale} />
            </p>
          )}
        </Banner>
      )}
    </>
  );
}
