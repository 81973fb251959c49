import { Panel } from '@/components/ui/layout/panel';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { areaAddress } from '@/lib/tickets/dashboard/rules';
import type { AreaCount } from '@/lib/tickets/dashboard/types';

/** How a tile looks; each look also has its words in the tile. */
function lookOf(area: AreaCount): string {
  if (area.overdue > 0) return 'tile tile-late';
  if (area.urgent > 0) return 'tile tile-urgent';
  return area.open > 0 ? 'tile tile-open' : 'tile';
}

/** One tile for each area, in the order of the codes, which runs from north to south. */
export async function Tiles({ title, areas }: { title: string; areas: readonly AreaCount[] }) {
  const t = await getTranslations('dashboard');
  return (
    <Panel plain title={title}>
      <ul className="tiles">
        {areas.map((area) => (
          <li key={area.code}>
            <a className={lookOf(area)} href={areaAddress(area.code)}>
              <span>{area.name}</span>
              <span className="tile-count">{formatNumber(area.open)}</span>
              {area.overdue > 0 ? (
                <span>
                  {t('overdue')} {formatNumber(area.overdue)}
                </span>
              ) : null}
              {area.urgent > 0 ? (
                <span>
                  {t('urgent')} {formatNumber(area.urgent)}
                </span>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
