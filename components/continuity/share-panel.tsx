import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Panel } from '@/components/ui/layout/panel';
import { giveShareAction } from '@/lib/continuity/declarations/actions';
import type { DeclarationDetail, OpeningSummary } from '@/lib/continuity/declarations/types';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { ContinuityText } from './text';

const holders = ['town', 'prefecture', 'center'] as const;
const outcomes = [
  ...['waiting', 'opened', 'wrongKey', 'otherGeneration', 'otherTown', 'sameShare', 'samePerson', 'checkWord'],
  ...['noCopy', 'notDeclared', 'hash', 'key', 'gap', 'diskFull', 'fault'],
] as readonly (keyof IntlOutcomes)[];
type IntlOutcomes = Record<
  | 'waiting'
  | 'opened'
  | 'wrongKey'
  | 'otherGeneration'
  | 'otherTown'
  | 'sameShare'
  | 'samePerson'
  | 'checkWord'
  | 'noCopy'
  | 'notDeclared'
  | 'hash'
  | 'key'
  | 'gap'
  | 'diskFull'
  | 'fault',
  true
>;

interface SharePanelProps {
  declaration: DeclarationDetail;
  locale: Locale;
  t: ContinuityText;
}

/** Where two people give one share each; what was given is shown by whom and with what outcome, never what. */
export function SharePanel({ declaration, locale, t }: SharePanelProps) {
  const { openings, generation } = declaration;
  return (
    <Panel plain title={t('opening.title')}>
      <p>{t('opening.lead')}</p>
      <p className="mb-4">{t('opening.heading', { generation })}</p>
      <Openings locale={locale} openings={openings} t={t} />
      <ActionForm action={giveShareAction} label={t('opening.title')}>
        <input name="id" type="hidden" value={declaration.id} />
        <SelectField
          label={t('opening.holder')}
          name="holder"
          options={holders.map((holder) => ({ value: holder, label: t(`holders.${holder}`) }))}
          required
        />
        <TextareaField
          label={t('opening.words')}
          max={1000}
          name="words"
          required
          rows={4}
          support={t('opening.wordsHint')}
        />
        <SubmitButton>{t('opening.submit')}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

/** Who gave shares here, or at the host that has told of it. */
export function Openings({
  openings,
  locale,
  t,
}: {
  openings: readonly OpeningSummary[];
  locale: Locale;
  t: ContinuityText;
}) {
  if (openings.length === 0) return <p>{t('opening.none')}</p>;
  return (
    <ul className="mb-4 flex flex-col gap-1" data-openings="">
      {openings.map(({ id, holder, enteredBy, at, outcome }) => {
        const known = outcomes.find((one) => one === outcome) ?? 'fault';
        const place = holders.find((one) => one === holder) ?? 'town';
        return (
          <li key={id}>
            {formatShortDateTime(at, locale)}　{t(`holders.${place}`)}　{enteredBy}　{t(`outcomes.${known}`)}
          </li>
        );
      })}
    </ul>
  );
}
