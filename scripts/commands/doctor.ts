import { databaseChecks } from '../lib/cli/doctor/database';
import { machineChecks } from '../lib/cli/doctor/machine';
import { portalChecks } from '../lib/cli/doctor/portal';
import type { Command } from '../lib/cli/types';
import { readSettings } from '../lib/portal/settings.mjs';

export const command: Command = {
  usage: 'doctor [--json]',
  summary: {
    ja: '動作環境、データベース、設定を調べ、直すべき点を示す',
    en: 'Examines machine, database and settings, and says what to repair',
  },
  async run() {
    const settings = readSettings('production');
    const machine = await machineChecks(settings);
    const portal = await portalChecks(settings);
    const database = await databaseChecks(settings);
    const checks = [...machine, ...portal, ...database];
    return {
      data: { healthy: checks.every((check) => check.ok), checks },
      text: checks.flatMap(({ ok, ja, en }) => [`${ok ? '✓' : '✗'} ${ja}`, `  ${en}`]),
      code: checks.every((check) => check.ok) ? 0 : 1,
    };
  },
};
