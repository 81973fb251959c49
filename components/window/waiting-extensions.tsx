import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { formatShortDate, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { answerExtensionAction } from '@/lib/window/extensions/actions';
import type { ExtensionSummary } from '@/lib/window/extensions/types';
import { formatMinuteSpan } from '@/lib/window/wording/rules';

/** Requests that wait for the reader's organization: one click agrees. Who refuses says so on the request's page, with a reason. */
export async function WaitingExtensions({ rows }: { rows: readonly ExtensionSummary[] }) {
  const t = await getTranslations('window.extensions');
  const strip = await getTranslations('window.strip');
  const kinds = await getTranslations('window.services');
  const locale = await getLocale();
  return (
    <Panel title={strip('waiting')}>
      <ul className="flex flex-col gap-4">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p className="min-w-0">
              <TextLink href={`/operations/extensions/${row.number}`}>{t('number', { number: row.number })}</TextLink>{' '}
              {row.organizationName} {kinds(row.kind)} {formatShortDate(row.date, locale)} {formatMinuteSpan(row)}
              {row.deadline === null ? null : (
                <span className="block text-dns-14N-130 text-solid-gray-700">
                  {t('fields.deadline')} {formatShortDateTime(row.deadline, locale)}
                </span>
              )}
            </p>
            <ActionForm action={answerExtensionAction} label={`${t('agree')} ${t('number', { number: row.number })}`}>
              <input name="id" type="hidden" value={row.id} />
              <input name="agree" type="hidden" value="yes" />
              <div className="flex items-center gap-4">
                <SubmitButton size="small">{t('agree')}</SubmitButton>
                <TextLink href={`/operations/extensions/${row.number}`}>{t('refuse')}</TextLink>
              </div>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
