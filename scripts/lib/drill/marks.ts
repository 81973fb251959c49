import { withConnection } from '../database/connect.mjs';
import { superuserUrl } from '../portal/embedded.mjs';
import { readSecrets } from '../portal/secrets.mjs';
import type { Marks } from './cases';
import type { DrillTown } from './people';
import type { Stage } from './stage';

const reading = 'クンレン';

/** Marks one person's record at the center, as a change of that day; whom to look for is somebody whom nothing forbids a certificate. */
async function mark(stage: Stage, town: DrillTown, name: string, place: number): Promise<string> {
  const { dataDir } = stage.cloud;
  return withConnection(superuserUrl(dataDir, readSecrets(dataDir)), async (client) => {
    const { rows } = await client.query<{ kana: string }>(
      `UPDATE residents SET kana = $2 || kana, search_key = $2 || E'\\n' || search_key, version = version + 1
       WHERE id = (SELECT r.id FROM residents r JOIN organizations o ON o.id = r.organization_id
         WHERE o.code = $1 AND r.kind = 'resident' AND r.state = 'current' AND NOT issue_stopped AND NOT support_measures
           AND EXISTS (SELECT FROM insurance_members i WHERE i.resident_id = r.id AND i.lost_on IS NULL)
           AND EXISTS (SELECT FROM tax_assessments t WHERE t.resident_id = r.id)
         ORDER BY r.number OFFSET $3 LIMIT 1) RETURNING number AS kana`,
      [town.code, name, place],
    );
    return rows[0]?.kana ?? '';
  });
}

export async function markYesterday(stage: Stage, town: DrillTown): Promise<Marks> {
  const number = await mark(stage, town, `${reading}ゼンジツ`, 3);
  return { find: number, yesterday: `${reading}ゼンジツ`, today: `${reading}トウジツ` };
}

export async function markToday(stage: Stage, town: DrillTown): Promise<void> {
  await mark(stage, town, `${reading}トウジツ`, 7);
}
