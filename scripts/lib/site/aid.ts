import { hazardsOf } from '@/lib/continuity/plans/constants';
import { rankHosts } from '@/lib/continuity/plans/rules';
import { asSystem, type SitePlace } from './place';

/** Who keeps whose copies follows from the signed list: each town's partner server keeps those of all the others. Ranks are proposed once. */
export async function readyMutualAid(place: SitePlace): Promise<void> {
  await asSystem(place.ownerUrl, async (client) => {
    for (const town of place.towns) {
      const hosts = place.towns.filter((code) => code !== town);
      const [hazard = 'earthquake'] = (hazardsOf[town] ?? []).filter((one) => one !== 'earthquake');
      for (const [index, { host }] of rankHosts(hazard, hosts).entries())
        await client.query(
          `INSERT INTO mutual_aid (organization_id, partner_id, rank)
           SELECT t.id, h.id, $3 FROM organizations t, organizations h WHERE t.code = $1 AND h.code = $2 ON CONFLICT DO NOTHING`,
          [town, host, index + 1],
        );
    }
  });
}
