import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Panel } from '@/components/ui/layout/panel';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { bodyLimit, filesLimit, titleLimit } from '@/lib/articles/constants';
import type { ArticleDetail } from '@/lib/articles/types';
import { env } from '@/lib/core/env';
import { getTranslations } from '@/lib/core/i18n/server';
import { localInput } from '@/lib/core/tokyo';
import type { FileSummary } from '@/lib/files/types';

interface MatterProps {
  article?: ArticleDetail;
  /** Of a new one, as whoever leads here proposes it. */
  title?: string | undefined;
  files?: readonly FileSummary[] | undefined;
}

/** What an article says; `article` is the one that is revised. */
export async function MatterFields({ article, title = '', files }: MatterProps) {
  const t = await getTranslations('articles.form');
  return (
    <Panel plain title={t('matter')}>
      <div className="flex flex-col gap-6">
        <TextField
          defaultValue={article?.title ?? title}
          label={t('title')}
          maxLength={titleLimit}
          name="title"
          required
        />
        <TextareaField
          defaultValue={article?.body ?? ''}
          label={t('body')}
          max={bodyLimit}
          name="body"
          required
          rows={14}
          support={t('bodySupport')}
        />
        <FileUpload
          initial={article?.files ?? files}
          label={t('files')}
          maxBytes={env().RENKEI_FILE_MAX_BYTES}
          maxFiles={filesLimit}
          name="fileIds"
        />
      </div>
    </Panel>
  );
}

/** When it is published, for how long, and whether organizations confirm it. */
export async function OptionFields({ article }: { article?: ArticleDetail }) {
  const t = await getTranslations('articles.form');
  return (
    <Panel plain title={t('options')}>
      <div className="flex flex-col gap-6">
        <div className="grid gap-6 desktop:grid-cols-2">
          {article === undefined ? (
            <TextField label={t('publishAt')} name="publishAt" support={t('publishAtSupport')} type="datetime-local" />
          ) : null}
          <TextField
            defaultValue={localInput(article?.expireAt)}
            label={t('expireAt')}
            name="expireAt"
            support={t('expireAtSupport')}
            type="datetime-local"
          />
        </div>
        <CheckboxField defaultChecked={article?.pinned ?? false} name="pinned">
          {t('pinned')}
        </CheckboxField>
        <CheckboxField defaultChecked={article?.mustRead ?? false} name="mustRead" support={t('mustReadSupport')}>
          {t('mustRead')}
        </CheckboxField>
        <TextField defaultValue={article?.confirmBy ?? ''} label={t('confirmBy')} name="confirmBy" type="date" />
      </div>
    </Panel>
  );
}
