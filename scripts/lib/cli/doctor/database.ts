import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';
import { withConnection } from '../../database/connect.mjs';
import { migrationState } from '../../database/migrations.mjs';
import { whoRuns } from '../../portal/lock.mjs';
import type { Settings } from '../../portal/settings.mjs';
import { Stop } from '../../stop.mjs';
import { withDatabase, withServer } from '../database';
import type { Check } from './types';

const versionShape = z.object({ number: z.number(), name: z.string() });
const rightsShape = z.object({ wide: z.boolean() });

export async function databaseChecks(settings: Settings): Promise<Check[]> {
  if (!settings.ownerUrl && !existsSync(path.join(settings.dataDir, 'postgres', 'PG_VERSION'))) {
    return [
      {
        name: 'database',
        ok: true,
        ja: 'データベースはまだありません。npm start が作成します',
        en: 'There is no database yet; npm start makes it',
      },
    ];
  }
  try {
    const checks = await withServer(({ ownerUrl }) =>
      withConnection(ownerUrl, async (client) => [await server(client), await role(client), await migrations(client)]),
    );
    const complete = checks.every((check) => check.ok);
    return complete && whoRuns(settings.dataDir) ? [...checks, await worker()] : checks;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return [{ name: 'database', ok: false, ja: error.japanese, en: error.english }];
  }
}

async function server(client: ClientBase): Promise<Check> {
  const rows = await askClient(
    client,
    versionShape,
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name",
  );
  const { number, name } = rows[0] ?? { number: 0, name: '' };
  const ok = number >= 150_000;
  return {
    name: 'database',
    ok,
    ja: ok ? `PostgreSQL ${name}` : `PostgreSQL ${name} は古すぎます。15 以上にしてください`,
    en: ok ? `PostgreSQL ${name}` : `PostgreSQL ${name} is too old; use 15 or newer`,
  };
}

/** The one setting on which all separation of organizations rests. */
async function role(client: ClientBase): Promise<Check> {
  const rows = await askClient(
    client,
    rightsShape,
    `SELECT rolsuper OR rolbypassrls OR rolinherit OR rolcreaterole OR has_database_privilege(oid, current_database(), 'TEMPORARY') AS wide
     FROM pg_roles WHERE rolname = 'renkei_app'`,
  );
  const ok = rows.length === 1 && rows[0]?.wide === false;
  return {
    name: 'role',
    ok,
    ja: ok
      ? 'アプリケーションのロールは行レベルセキュリティを迂回できません'
      : 'ロール renkei_app がないか、権限が強すぎます（SUPERUSER、BYPASSRLS、INHERIT、CREATEROLE、データベースの TEMPORARY を外してください）',
    en: ok
      ? 'The application’s role cannot bypass row-level security'
      : 'The role renkei_app is missing or too powerful (remove SUPERUSER, BYPASSRLS, INHERIT, CREATEROLE, and TEMPORARY on the database)',
  };
}

async function migrations(client: ClientBase): Promise<Check> {
  const { applied, pending } = await migrationState(client);
  const ok = pending.length === 0;
  return {
    name: 'migrations',
    ok,
    ja: ok
      ? `移行 ${applied.length} 件すべて適用済み`
      : `未適用の移行が ${pending.length} 件あります（npx renkei migrate）`,
    en: ok
      ? `All ${applied.length} migrations are applied`
      : `${pending.length} migrations are missing (npx renkei migrate)`,
  };
}

async function worker(): Promise<Check> {
  const { listLiveWorkers } = await import('@/lib/core/background/heartbeat');
  const live = await withDatabase(() => listLiveWorkers());
  const ok = live.length > 0;
  return {
    name: 'worker',
    ok,
    ja: ok ? `ワーカーが動いています（${live.length}）` : 'ワーカーが動いていません。通知や定時処理が止まります',
    en: ok ? `Workers alive: ${live.length}` : 'No worker is alive: notifications and timed work stand still',
  };
}
