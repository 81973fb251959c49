import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Panel } from '@/components/ui/layout/panel';
import { LinkedText } from '@/components/ui/text/linked-text';
import { FileUpload } from '@/components/ui/upload/file-upload';
import { commentAction } from '@/lib/articles/actions';
import { commentLimit, filesLimit } from '@/lib/articles/constants';
import type { ArticleDetail } from '@/lib/articles/types';
import { env } from '@/lib/core/env';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { FileList } from './file-list';

/** What was written beside an article; in 06 the answers, each with the form to which it was added. */
export async function Comments({ article, may }: { article: ArticleDetail; may: boolean }) {
  const t = await getTranslations('articles.page');
  const locale = await getLocale();
  const { comments, restricted } = article;
  return (
    <Panel id="comments" plain title={t(restricted ? 'answers' : 'comments', { count: comments.length })}>
      {comments.length === 0 ? <p>{t('noComments')}</p> : null}
      <ol className="flex flex-col gap-4">
        {comments.map((comment) => (
          <li key={comment.id} className="rounded-8 border border-line p-4">
            <p className="mb-2 text-dns-14N-130 text-solid-gray-700">
              <strong>{comment.organizationName}</strong> {comment.authorName}{' '}
              <time dateTime={comment.createdAt.toISOString()}>{formatDateTime(comment.createdAt, locale)}</time>
            </p>
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              <LinkedText text={comment.body} />
            </p>
            <FileList files={comment.files} />
          </li>
        ))}
      </ol>
      {may ? (
        <ActionForm action={commentAction} className="no-print mt-6" label={t(restricted ? 'answer' : 'comment')}>
          <input name="id" type="hidden" value={article.id} />
          <TextareaField
            label={t(restricted ? 'answer' : 'comment')}
            max={commentLimit}
            name="body"
            required
            rows={4}
          />
          <FileUpload
            label={t('files')}
            maxBytes={env().RENKEI_FILE_MAX_BYTES}
            maxFiles={filesLimit}
            name="fileIds"
            support={restricted ? t('answerSupport') : undefined}
          />
          <div>
            <SubmitButton variant="outline">{t('send')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Panel>
  );
}
