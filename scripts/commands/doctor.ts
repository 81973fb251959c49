import { databaseChecks } from '../lib/cli/doctor/database';
import { filesCheck } from '../lib/cli/doctor/files';
import { machineChecks } from '../lib/cli/doctor/machine';
import { portalChecks } from '../lib/cli/doctor/portal';
import type { Command } from '../lib/cli/types';
import { readSettings } from '../lib/portal/settings.mjs';

const unhealthy = {
  code: 'unhealthy',
  message: { ja: '直すべき点があります。', en: 'Something needs repair.' },
  todo: { ja: 'checks のうち ok が false のものを直してください。', en: 'Repair each of checks whose ok is false.' },
};

export const command: Command = {
  usage: 'doctor [--json]',
  summary: {
    ja: '動作環境、データベース、設定を調べ、直すべき点を示す',
    en: 'Examines machine, database and settings, and says what to repair',
  },
  async run() {
    const settings = readSettings('production');
    const machine = await machineChecks(settings);
    const files = await filesCheck(settings);
    const portal = await portalChecks(settings);
    const database = await databaseChecks(settings);
    const checks = [...machine, files, ...portal, ...database];
    const healthy = checks.every((check) => check.ok);
    return {
      data: { healthy, checks },
      text: checks.flatMap(({ ok, ja, en }) => [`${ok ? '✓' : '✗'} ${ja}`, `  ${en}`]),
      found: healthy ? undefined : unhealthy,
    };
  },
};
