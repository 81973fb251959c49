import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { TextLink } from '@/components/ui/link';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { env } from '@/lib/core/env';
import { getTranslations } from '@/lib/core/i18n/server';
import { readSheetAction } from '@/lib/incidents/actions';

/** Takes over what a filled-in Excel sheet says. */
export async function SheetForm() {
  const t = await getTranslations('incidents.form');
  return (
    <Disclosure summary={t('fromSheet')}>
      <p>{t('sheetLead')}</p>
      <TextLink className="inline-block py-2" href="/incidents/sheet">
        {t('sheetBlank')}
      </TextLink>
      <ActionForm action={readSheetAction} className="max-w-3xl" label={t('fromSheet')}>
        <FileUpload
          accept=".xlsx"
          label={t('sheetFile')}
          maxBytes={env().RENKEI_FILE_MAX_BYTES}
          maxFiles={1}
          name="sheetIds"
          required
        />
        <div>
          <SubmitButton variant="outline">{t('sheetRead')}</SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}
