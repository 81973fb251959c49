import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Table } from '@/components/ui/list/table';
import { remindBacklogAction, setFreezeAction } from '@/lib/campaigns/integrated/actions';
import { freezeState } from '@/lib/campaigns/integrated/rules';
import type { Freeze } from '@/lib/campaigns/integrated/types';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

interface FreezesProps {
  freezes: readonly Freeze[];
  today: string;
}

/** What is frozen when, and why. */
export async function FreezeTable({ freezes, today }: FreezesProps) {
  const t = await getTranslations('tests');
  const words = await getTranslations('campaigns');
  const locale = await getLocale();
  const dates = ({ fromOn, toOn }: Freeze): string =>
    fromOn === null
      ? t('freezeStates.unset')
      : t('dates', {
          from: formatShortDate(fromOn, locale),
          to: toOn === null ? t('untilDeclared') : formatShortDate(toOn, locale),
        });
  return (
    <Table caption={t('freezes')} captionHidden narrow="stack">
      <thead>
        <tr>
          {(['freeze', 'state', 'span', 'blocks', 'reason'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`columns.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {freezes.map((freeze) => (
          <tr key={freeze.id}>
            <td className="tight" data-label={t('columns.freeze')}>
              {t(`kinds.${freeze.kind}`)}
            </td>
            <td className="tight" data-label={t('columns.state')}>
              {t(`freezeStates.${freezeState(freeze, today)}`)}
            </td>
            <td className="tight" data-label={t('columns.span')}>
              {dates(freeze)}
            </td>
            <td data-label={t('columns.blocks')}>
              {freeze.blocks.map((work) => words(`works.${work as 'copy_registration'}`)).join(' / ')}
            </td>
            <td data-label={t('columns.reason')}>{freeze.reason}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The operator's: sets days, ends an open freeze, chases what is left afterwards. */
export async function FreezeForms({ freezes, runs, today }: FreezesProps & { runs: boolean }) {
  const t = await getTranslations('tests');
  return (
    <>
      {runs
        ? freezes.map((freeze) => (
            <Disclosure key={freeze.id} summary={`${t('setFreeze')}: ${t(`kinds.${freeze.kind}`)}`}>
              <ActionForm
                action={setFreezeAction}
                className="max-w-xl"
                label={`${t('setFreeze')}: ${t(`kinds.${freeze.kind}`)}`}
              >
                <input name="id" type="hidden" value={freeze.id} />
                <input name="version" type="hidden" value={freeze.version} />
                <TextField defaultValue={freeze.fromOn ?? ''} label={t('fromOn')} maxLength={20} name="fromOn" />
                <TextField
                  defaultValue={freeze.toOn ?? ''}
                  label={t('toOn')}
                  maxLength={20}
                  name="toOn"
                  support={t('toOnSupport')}
                />
                <div>
                  <SubmitButton variant="outline">{t('set')}</SubmitButton>
                </div>
              </ActionForm>
            </Disclosure>
          ))
        : null}
      {freezes
        .filter((freeze) => freezeState(freeze, today) === 'over')
        .map((freeze) => (
          <ActionForm
            action={remindBacklogAction}
            className="mt-4"
            doneMessage={t('remindDone')}
            key={freeze.id}
            label={t('remind')}
          >
            <input name="freezeId" type="hidden" value={freeze.id} />
            <div>
              <SubmitButton variant="outline">{`${t('remind')}（${t(`kinds.${freeze.kind}`)}）`}</SubmitButton>
            </div>
          </ActionForm>
        ))}
    </>
  );
}
