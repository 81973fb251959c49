import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { approveTogetherAction } from '@/lib/applications/actions';
import { bulkLimit, commentLimit } from '@/lib/applications/constants';
import type { ApplicationSummary } from '@/lib/applications/types';
import { getTranslations } from '@/lib/core/i18n/server';
import { ApplicationTable } from './application-table';
import { BulkFrame } from './bulk-frame';

/** A reviewer's list with a box before each application, and one approval for all that are ticked. */
export async function BulkForm({ rows, caption }: { rows: readonly ApplicationSummary[]; caption: string }) {
  const t = await getTranslations('applications');
  return (
    <BulkFrame
      action={approveTogetherAction}
      label={t('bulk')}
      words={{ done: t.raw('bulkDone'), left: t.raw('bulkLeft') }}
    >
      <ApplicationTable
        box={(row) =>
          row.state === 'in_review' ? (
            <input
              aria-label={t('select', { number: row.number })}
              className="size-6"
              name="chosen"
              type="checkbox"
              value={`${row.id} ${row.version}`}
            />
          ) : null
        }
        caption={caption}
        rows={rows}
      />
      <TextField
        label={t('comment')}
        maxLength={commentLimit}
        name="comment"
        support={t('bulkSupport', { max: bulkLimit })}
      />
      <div>
        <SubmitButton variant="outline">{t('bulk')}</SubmitButton>
      </div>
    </BulkFrame>
  );
}
