import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink, TextLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';
import type { LinkKind } from '@/lib/incidents/constants';
import type { LinkingIncident } from '@/lib/incidents/types';
import { IncidentStateBadge } from './marks';

interface IncidentsOfProps {
  kind: LinkKind;
  number: string;
  incidents: readonly LinkingIncident[];
  /** The reader may report one. */
  acts: boolean;
}

/** What has become an abnormal event of an alarm or an inquiry, and the way to report one. */
export async function IncidentsOf({ kind, number, incidents, acts }: IncidentsOfProps) {
  if (incidents.length === 0 && !acts) return null;
  const t = await getTranslations('incidents');
  return (
    <Panel plain title={t('title')}>
      <ul className="flex flex-col gap-2">
        {incidents.map((one) => (
          <li key={one.number}>
            <TextLink
              href={`/incidents/${one.number}`}
            >{`${t('number', { number: one.number })} ${one.title}`}</TextLink>{' '}
            <IncidentStateBadge state={one.state} />
          </li>
        ))}
      </ul>
      {acts ? (
        <ButtonLink
          className="mt-2"
          href={`/incidents/new?${kind}=${encodeURIComponent(number)}`}
          size="small"
          variant="outline"
        >
          {t(`links.from.${kind}`)}
        </ButtonLink>
      ) : null}
    </Panel>
  );
}
