import { Table } from '@/components/ui/list/table';
import { formatNumber } from '@/lib/core/i18n/format';
import type { PlaceRow } from '@/lib/network/places/queries';
import { type NetworkWords, NodeStateBadge } from './states';

export function PlaceTable({ places, t }: { places: readonly PlaceRow[]; t: NetworkWords }) {
  return (
    <Table caption={t('place.title')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('nodes.code')}</th>
          <th scope="col">{t('nodes.node')}</th>
          <th scope="col">{t('nodes.kind')}</th>
          <th scope="col">{t('nodes.owner')}</th>
          <th scope="col">{t('nodes.state')}</th>
          <th className="num" scope="col">
            {t('systems.nodes')}
          </th>
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <tr key={place.id}>
            <td className="tight" data-label={t('nodes.code')}>
              {place.code}
            </td>
            <td data-label={t('nodes.node')}>{place.name}</td>
            <td className="tight" data-label={t('nodes.kind')}>
              {t(`placeKinds.${place.kind}`)}
            </td>
            <td data-label={t('nodes.owner')}>{place.organizationName}</td>
            <td data-label={t('nodes.state')}>
              <NodeStateBadge state={place.state} t={t} />
            </td>
            <td className="num" data-label={t('systems.nodes')}>
              {formatNumber(place.nodes)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
