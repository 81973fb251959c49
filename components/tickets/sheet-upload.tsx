import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { TextLink } from '@/components/ui/link';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { env } from '@/lib/core/env';
import { getTranslations } from '@/lib/core/i18n/server';

/** 様02-04 as a workbook: to take away, and to read a filled-in one back into the fields below. */
export async function SheetUpload({ open }: { open: boolean }) {
  const t = await getTranslations('tickets.sheet');
  return (
    <div className="mb-6 max-w-4xl">
      <Disclosure open={open} summary={t('title')}>
        <p className="mb-3">
          <TextLink href="/tickets/sheet">{t('download')}</TextLink>
        </p>
        <form action="/tickets/new" aria-label={t('read')} className="flex flex-col gap-3" method="get">
          <FileUpload
            accept=".xlsx"
            label={t('file')}
            maxBytes={env().RENKEI_FILE_MAX_BYTES}
            maxFiles={1}
            name="sheet"
          />
          <div>
            <Button type="submit">{t('read')}</Button>
          </div>
        </form>
      </Disclosure>
    </div>
  );
}
