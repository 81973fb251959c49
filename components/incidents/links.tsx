import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';
import { linkTargetsAction } from '@/lib/incidents/actions';
import { linkKinds } from '@/lib/incidents/constants';
import type { IncidentDetail } from '@/lib/incidents/types';
import { Which } from './act-form';

const addresses = { alarm: '/network/alarms/', ticket: '/tickets/' } as const;

/** Alarms and inquiries from which the incident comes; one that the reader does not see is a number and no more. */
export async function Links({ incident, adds }: { incident: IncidentDetail; adds: boolean }) {
  const t = await getTranslations('incidents');
  if (incident.links.length === 0 && !adds) return null;
  return (
    <Panel plain title={t('links.title')}>
      {incident.links.length === 0 ? <p>{t('links.none')}</p> : null}
      <ul>
        {incident.links.map(({ kind, number, title }) => (
          <li key={`${kind} ${number}`}>
            {title === '' ? (
              `${t(`links.kinds.${kind}`)} ${number}`
            ) : (
              <TextLink
                href={`${addresses[kind]}${number}`}
              >{`${t(`links.kinds.${kind}`)} ${number} ${title}`}</TextLink>
            )}
          </li>
        ))}
      </ul>
      {adds ? (
        <Disclosure summary={t('links.add')}>
          <ActionForm action={linkTargetsAction} className="max-w-3xl" label={t('links.add')}>
            <Which incident={incident} />
            <SelectField
              label={t('links.kind')}
              name="kind"
              options={linkKinds.map((value) => ({ value, label: t(`links.kinds.${value}`) }))}
              required
            />
            <TextField label={t('links.numbers')} name="numbers" required support={t('form.linksSupport')} />
            <div>
              <SubmitButton variant="outline">{t('links.button')}</SubmitButton>
            </div>
          </ActionForm>
        </Disclosure>
      ) : null}
    </Panel>
  );
}
