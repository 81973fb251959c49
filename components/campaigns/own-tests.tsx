import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { textLimit } from '@/lib/campaigns/constants';
import { reportBacklogAction, reportTestAction } from '@/lib/campaigns/integrated/actions';
import type { BacklogRow, Freeze, OwnSlot } from '@/lib/campaigns/integrated/types';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

/** A test of the own organization, and what came of it. */
export async function OwnTest({ slot, may }: { slot: OwnSlot; may: boolean }) {
  const t = await getTranslations('tests');
  const locale = await getLocale();
  const { id, direction, bodyName, fromOn, toOn, voluntary, result, version } = slot;
  const name = `${t(`directions.${direction}`)}${voluntary ? `（${t('voluntary')}）` : ''}　${bodyName ?? t('allBodies')}`;
  const span = t('dates', { from: formatShortDate(fromOn, locale), to: formatShortDate(toOn, locale) });
  const choices = (['passed', 'failed', 'exempt', 'declined'] as const).filter(
    (one) => voluntary || one !== 'declined',
  );
  return (
    <li className="border-line border-t py-3">
      <p>{`${name}　${span}`}</p>
      {result === null ? null : <p>{t('reportDone', { result: t(`results.${result}`) })}</p>}
      {may ? (
        <Disclosure summary={t('report')}>
          <ActionForm action={reportTestAction} className="max-w-xl" label={name}>
            <input name="slotId" type="hidden" value={id} />
            <input name="version" type="hidden" value={version ?? ''} />
            <ChoiceField
              choices={choices.map((value) => ({ value, label: t(`results.${value}`) }))}
              defaultValue={result ?? undefined}
              inline
              kind="radio"
              legend={t('result')}
              name="result"
              required
            />
            <TextField label={t('testedOn')} maxLength={20} name="testedOn" support={span} />
            <TextField label={t('comment')} maxLength={textLimit} name="comment" />
            <div>
              <SubmitButton variant="outline">{t('report')}</SubmitButton>
            </div>
          </ActionForm>
        </Disclosure>
      ) : null}
    </li>
  );
}

interface OwnBacklogProps {
  freeze: Freeze;
  work: string;
  row: BacklogRow | undefined;
}

/** How much gathered with the own organization, and how much of it is done. */
export async function OwnBacklog({ freeze, work, row }: OwnBacklogProps) {
  const t = await getTranslations('tests');
  const words = await getTranslations('campaigns');
  const name = `${t('backlogOwn')}：${t(`kinds.${freeze.kind}`)} / ${words(`works.${work as 'copy_registration'}`)}`;
  return (
    <Disclosure summary={name}>
      <ActionForm action={reportBacklogAction} className="max-w-xl" label={name}>
        <input name="freezeId" type="hidden" value={freeze.id} />
        <input name="work" type="hidden" value={work} />
        <input name="version" type="hidden" value={row?.version ?? ''} />
        <TextField
          defaultValue={row?.waiting ?? ''}
          inputMode="numeric"
          label={t('waiting')}
          maxLength={10}
          name="waiting"
          required
        />
        <TextField
          defaultValue={row?.workedOff ?? 0}
          inputMode="numeric"
          label={t('workedOff')}
          maxLength={10}
          name="workedOff"
          required
        />
        <div>
          <SubmitButton variant="outline">{t('backlogSend')}</SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}
