import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { localInput } from '@/lib/core/tokyo';
import { keepRecoveryAction } from '@/lib/tickets/actions';
import type { Recovery } from '@/lib/tickets/work/queries';

interface RecoveryPanelProps {
  ticketId: string;
  recovery: Recovery | null;
  /** System management of the center keeps it (S0 §3). */
  keeps: boolean;
}

const times = ['orderedAt', 'expectedAt', 'arrivedAt', 'restoredAt'] as const;
const texts = ['isolation', 'cause', 'contractor'] as const;

/** Isolation, cause and recovery of a fault: whom, ordered, expected, arrived, restored. */
export async function RecoveryPanel({ ticketId, recovery, keeps }: RecoveryPanelProps) {
  const [t, locale] = await Promise.all([getTranslations('tickets.recovery'), getLocale()]);
  return (
    <Panel title={t('title')}>
      {recovery === null ? (
        <p>{t('none')}</p>
      ) : (
        <>
          <DefinitionList
            items={[
              ...texts.map((name) => ({ term: t(name), value: recovery[name] || '－' })),
              ...times.map((name) => {
                const at = recovery[name];
                return { term: t(name), value: at === null ? '－' : formatDateTime(at, locale) };
              }),
            ]}
          />
          <p className="mt-2 text-dns-14N-130">
            {t('updated', { name: recovery.updatedByName, time: formatDateTime(recovery.updatedAt, locale) })}
          </p>
        </>
      )}
      {keeps ? (
        <Disclosure summary={t('edit')}>
          <ActionForm action={keepRecoveryAction} label={t('edit')}>
            <input name="ticketId" type="hidden" value={ticketId} />
            <input name="version" type="hidden" value={recovery?.version ?? 0} />
            <TextareaField
              defaultValue={recovery?.isolation}
              label={t('isolation')}
              max={2_000}
              name="isolation"
              rows={2}
            />
            <TextareaField defaultValue={recovery?.cause} label={t('cause')} max={2_000} name="cause" rows={2} />
            <TextField defaultValue={recovery?.contractor} label={t('contractor')} maxLength={200} name="contractor" />
            {times.map((name) => (
              <TextField
                key={name}
                defaultValue={localInput(recovery?.[name])}
                label={t(name)}
                name={name}
                type="datetime-local"
              />
            ))}
            <SubmitButton size="small" variant="outline">
              {t('submit')}
            </SubmitButton>
          </ActionForm>
        </Disclosure>
      ) : null}
    </Panel>
  );
}
