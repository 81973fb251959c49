import { withDatabase } from '@/scripts/lib/cli/database';
import { deliver } from '@/scripts/lib/fleet/deliveries';
import { findPersona } from '@/scripts/lib/fleet/personas';

/** Releases a new file of as many bytes as are asked for to every server of prefectures and towns, and prints the release's number. */
const size = Number(process.argv[2]);
const line = `${'0123456789abcdef'.repeat(4)}\n`;

withDatabase(async () => {
  const people = [await findPersona('center-admin'), await findPersona('center-management')];
  const [first, second] = people;
  if (!first || !second) throw new Error('the demonstration has no center');
  const number = await deliver([first, second], {
    fileName: 'bench.txt',
    line,
    lines: Math.ceil(size / line.length),
    about: {
      ...{ name: 'bench', version: String(Date.now()), kind: 'manual', title: '負荷試験', notes: '' },
      nodeKinds: ['prefectural_server', 'cs'],
      ...{ requires: '', applyCommand: '', undoCommand: '', checkCommand: '' },
    },
    plan: {
      ...{ success: '100', error: '0', slotFrom: '0:00', slotTo: '24:00', limit: '0', anyTime: 'yes' },
      ...{ nodeKinds: ['prefectural_server', 'cs'], prefecture: '', pilots: '' },
    },
    approved: true,
  });
  process.stdout.write(`${number}\n`);
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
