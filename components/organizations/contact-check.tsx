import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { checkContactsAction } from '@/lib/organizations/contacts/actions';

interface ContactCheckProps {
  /** Business date of the last check; null = never. */
  checkedOn: string | null;
  /** First date of the half-year. */
  period: string;
}

/** Twice a year an organization looks through its windows and says so. */
export async function ContactCheck({ checkedOn, period }: ContactCheckProps) {
  const t = await getTranslations('organizations.contacts.checks');
  const locale = await getLocale();
  if (checkedOn !== null && checkedOn >= period)
    return <p className="mt-4">{t('done', { date: formatShortDate(checkedOn, locale) })}</p>;
  return (
    <ActionForm action={checkContactsAction} className="mt-4" label={t('title')}>
      <p>{t('due')}</p>
      <div>
        <SubmitButton variant="outline">{t('button')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
