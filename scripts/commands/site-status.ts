import { withDatabase } from '../lib/cli/database';
import type { Command } from '../lib/cli/types';
import { asOwner } from '../lib/site/place';

export const command: Command = {
  usage: 'site status [--json]',
  summary: {
    ja: 'サイトの状態：クラウドセンターとの接続、データ時点、持っている写し、発動',
    en: 'How a site stands: the center, the time of its data, the copies it keeps, declarations',
  },
  run: () =>
    withDatabase(({ ownerUrl }) =>
      asOwner(ownerUrl, async (client) => {
        const data = await client.query('SELECT data_at, manifest, declaration, issuing_stopped_at FROM data_copies');
        await client.query('BEGIN');
        await client.query('SET LOCAL ROLE renkei_system');
        const status = await client.query(
          'SELECT site, checked_at, center_reachable, unreachable_since, fault FROM site_status',
        );
        const copies = await client.query(
          'SELECT kind, audience, data_at, length, sha256, restored_at FROM copies WHERE deleted_at IS NULL ORDER BY data_at DESC LIMIT 20',
        );
        const open = await client.query(
          `SELECT id, plan, organization_code, host_code, state FROM declarations WHERE state IN ('requested', 'open')`,
        );
        await client.query('COMMIT');
        const said = { status: status.rows[0] ?? null, data: data.rows, copies: copies.rows, declarations: open.rows };
        return { data: said, text: JSON.stringify(said, null, 2).split('\n') };
      }),
    ),
};
