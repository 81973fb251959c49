import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Panel } from '@/components/ui/layout/panel';
import { StatusBadge } from '@/components/ui/status-badge';
import { decideExtensionAction } from '@/lib/campaigns/actions';
import { textLimit } from '@/lib/campaigns/constants';
import type { ExtensionRow } from '@/lib/campaigns/types';
import { formatDateTime, formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

const tones = { asked: 'waiting', granted: 'success', refused: 'error' } as const;

/** Requests for more time with what was decided, the latest first. */
export async function ExtensionList({ extensions }: { extensions: readonly ExtensionRow[] }) {
  const t = await getTranslations('campaigns');
  const locale = await getLocale();
  if (extensions.length === 0) return <p className="mb-3">{t('extension.none')}</p>;
  return (
    <ul className="mb-3 flex flex-col gap-3">
      {extensions.map((one) => (
        <li key={one.id}>
          <StatusBadge tone={tones[one.state]}>{t(`extension.states.${one.state}`)}</StatusBadge>
          <p>
            {t('extension.asked', {
              ...{ name: one.askedBy, time: formatDateTime(one.askedAt, locale) },
              date: formatShortDate(one.wantedOn, locale),
            })}
          </p>
          <p className="whitespace-pre-line">{one.reason}</p>
          {one.state === 'asked' ? null : (
            <p>
              {one.grantedOn === null
                ? t('extension.refusedBy', { name: one.decidedBy, answer: one.answer })
                : t('extension.decided', {
                    ...{ name: one.decidedBy, answer: one.answer },
                    date: formatShortDate(one.grantedOn, locale),
                  })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whoever runs the campaign grants or refuses. */
export async function ExtensionDecision({ extension }: { extension: ExtensionRow }) {
  const t = await getTranslations('campaigns');
  return (
    <Panel plain title={t('extension.verdict')}>
      <ActionForm action={decideExtensionAction} className="max-w-3xl" label={t('extension.verdict')}>
        <input name="id" type="hidden" value={extension.id} />
        <ChoiceField
          choices={(['granted', 'refused'] as const).map((value) => ({ value, label: t(`extension.${value}`) }))}
          inline
          kind="radio"
          legend={t('extension.verdict')}
          name="verdict"
          required
        />
        <TextField
          label={t('extension.grantedOn')}
          maxLength={20}
          name="grantedOn"
          support={t('extension.grantedOnSupport')}
        />
        <TextField label={t('extension.answer')} maxLength={textLimit} name="answer" />
        <div>
          <SubmitButton>{t('extension.decide')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
