import { TextareaField } from '@/components/ui/form/textarea-field';
import { getTranslations } from '@/lib/core/i18n/server';

/** The lines of a hand-over, as CSV or pasted from a spreadsheet. */
export async function HandoverText({ value }: { value: string }) {
  const t = await getTranslations('users');
  return (
    <TextareaField
      defaultValue={value}
      label={t('handoverPage.text')}
      name="text"
      required
      rows={10}
      spellCheck={false}
      support={t('handoverPage.textSupport')}
    />
  );
}
