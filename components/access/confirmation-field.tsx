import { TextField } from '@/components/ui/form/text-field';
import { getTranslations } from '@/lib/core/i18n/server';

/** The current password, before something is changed that opens endpoints. Users of an outside service have none. */
export async function ConfirmationField({ hasPassword }: { hasPassword: boolean }) {
  const t = await getTranslations('security');
  if (!hasPassword) return <input name="password" type="hidden" value="" />;
  return (
    <TextField
      autoComplete="current-password"
      label={t('confirm')}
      name="password"
      required
      support={t('confirmSupport')}
      type="password"
      unmarked
    />
  );
}
