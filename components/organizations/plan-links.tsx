import { ButtonLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';
import type { OrganizationSummary } from '@/lib/organizations/types';

/** The changes that the center can plan for a body of this kind. */
export async function PlanLinks({ organization }: { organization: OrganizationSummary }) {
  const t = await getTranslations('organizations.admin');
  const { kind, code } = organization;
  const href = (change: string) => `/admin/organizations/new?kind=${change}&code=${code}`;
  const local = kind === 'municipality';
  const other = kind === 'agency' || kind === 'vendor';
  return (
    <>
      <ButtonLink href={href('revise')}>{t('startRevise')}</ButtonLink>
      {local || other ? <ButtonLink href={href('merge')}>{t('startMerge')}</ButtonLink> : null}
      {other ? <ButtonLink href={href('close')}>{t('startClose')}</ButtonLink> : null}
    </>
  );
}
