import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Domain } from '@/lib/access/domain';
import type { DomainServer } from '@/lib/access/domain-server';
import { domainWords } from '@/lib/core/i18n/domain-words';
import { domainServers } from '@/lib/generated/domain-servers';
import { domains } from '@/lib/generated/domains';
import { composeDomains } from '@/scripts/lib/prepare/domains.mjs';

const declared = Object.values<Domain>(domains);
const servers = Object.values<DomainServer>(domainServers);
const twice = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) < index);

describe('declarations do not meet', () => {
  it.each<[string, string[]]>([
    ['areas', declared.flatMap(({ areas = [] }) => areas)],
    ['addresses of the menu', declared.flatMap(({ menu = [] }) => menu.map(({ href }) => href))],
    ['kinds of notification', declared.flatMap(({ notifications }) => Object.keys(notifications?.kinds ?? {}))],
    ['groups of notifications', declared.flatMap(({ notifications }) => Object.keys(notifications?.groups ?? {}))],
    ['key purposes', declared.flatMap(({ keyPurposes = [] }) => keyPurposes)],
    ['tasks', servers.flatMap(({ tasks = {} }) => Object.keys(tasks))],
    ['what workers repeat', servers.flatMap(({ repeated = [] }) => repeated.map(({ name }) => name))],
    ['targets of the log', domainWords('ja').flatMap(([, { audit }]) => Object.keys(audit?.targets ?? {}))],
    ['events of the log', domainWords('ja').flatMap(([, { audit }]) => Object.keys(audit?.events ?? {}))],
  ])('%s', (_, names) => expect(twice(names)).toEqual([]));

  it('every kind that has a text is in a group, and every group that has words has a channel', () => {
    const kinds = domainWords('ja').flatMap(([, { notifications }]) =>
      Object.entries(notifications?.kinds ?? {}).flatMap(([target, verbs]) =>
        Object.keys(verbs).map((verb) => `${target}.${verb}`),
      ),
    );
    const groups = domainWords('ja').flatMap(([, { notifications }]) => Object.keys(notifications?.groups ?? {}));
    expect(declared.flatMap(({ notifications }) => Object.keys(notifications?.kinds ?? {})).sort()).toEqual(
      kinds.sort(),
    );
    expect(declared.flatMap(({ notifications }) => Object.keys(notifications?.groups ?? {})).sort()).toEqual(
      groups.sort(),
    );
  });

  it('the clock starts tasks that there are', () => {
    const tasks = servers.flatMap((server) => Object.keys(server.tasks ?? {}));
    expect(
      servers.flatMap(({ clock = [] }) => clock.map(({ task }) => task)).filter((task) => !tasks.includes(task)),
    ).toEqual([]);
  });
});

const folder = mkdtempSync(path.join(tmpdir(), 'renkei-domains-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};

const words = (garden: string) => ({
  menu: { gardens: garden },
  errors: { tooDry: `${garden} !` },
  audit: { targets: { garden }, events: { garden: { watered: garden } }, fields: { litres: garden } },
  notifications: {
    kinds: { garden: { watered: `${garden} {garden}` } },
    groups: { gardens: garden },
    groupHints: { gardens: garden },
  },
});

/** All that is written for the domain; nothing else in the copy is touched. */
function addGardens(): void {
  write('lib/gardens/messages/ja/domain.json', JSON.stringify(words('庭園')));
  write('lib/gardens/messages/en/domain.json', JSON.stringify(words('Garden')));
  write('lib/gardens/messages/ja/gardens.json', JSON.stringify({ title: '庭園の一覧' }));
  write('lib/gardens/messages/en/gardens.json', JSON.stringify({ title: 'Gardens' }));
  write(
    'lib/gardens/domain.ts',
    `import { declareDomain } from '@/lib/access/domain';
export const domain = declareDomain('gardens', {
  order: 60,
  areas: ['gardens'],
  menu: [{ key: 'gardens', href: '/gardens', icon: 'globe', section: 'main' }],
  notifications: { groups: { gardens: 'digest' }, kinds: { 'garden.watered': 'gardens' } },
  auditValues: () => ({ litres: { '1': 'one' } }),
  keyPurposes: ['garden key'],
});
`,
  );
  write(
    'lib/gardens/domain.server.ts',
    `import 'server-only';
import type { DomainServer } from '@/lib/access/domain-server';
import { hourly } from '@/lib/calendar/rules';
import { log } from '@/lib/core/log';
export const domain: DomainServer = {
  tasks: { 'gardens.water': async () => log().info('watered') },
  clock: [{ task: 'gardens.water', due: hourly }],
  repeated: [{ name: 'gardens.look', every: 1_000, run: async () => {} }],
};
`,
  );
}

const panel = 'app/(portal)/_dashboard/panels/gardens.tsx';

/** What other files say to it, and what the portal then knows. */
const program = `
import { navigationOf } from '@/components/shell/navigation';
import type { Actor } from '@/lib/access/actor';
import type { KeyPurpose } from '@/lib/access/keys';
import { eventLabel, fieldLabel, valueLabel } from '@/lib/audit/labels/rules';
import { areaOf } from '@/lib/core/metrics/areas';
import { failure } from '@/lib/core/errors';
import { errorText } from '@/lib/core/i18n/errors';
import { catalog } from '@/lib/core/i18n/catalog';
import { domains } from '@/lib/generated/domains';
import { defaultChannels, groupOfKind, type NotificationKind } from '@/lib/notifications/constants';
import { notificationTitle } from '@/lib/notifications/letters/rules';
import { clockTasks } from '@/worker/clock';
import { tasks } from '@/worker/tasks';

const purpose: KeyPurpose = 'garden key';
const kind: NotificationKind = 'garden.watered';
const refused = failure('gardens.tooDry');
const actor = { roles: ['staff'], organizationKind: 'municipality' } as unknown as Actor;
console.log(JSON.stringify({
  purpose,
  menu: navigationOf(actor, 'en').main.find(({ href }) => href === '/gardens'),
  error: refused.ok ? null : errorText(refused.problems[0]!, 'ja'),
  group: groupOfKind[kind],
  channel: defaultChannels.gardens,
  title: notificationTitle(kind, { garden: 'Roses' } as never, 'en'),
  labels: [eventLabel(kind, 'ja'), fieldLabel(kind, 'litres', 'en'), valueLabel(kind, 'litres', '1', 'en')],
  task: 'gardens.water' in tasks && clockTasks.some(({ task }) => task === 'gardens.water'),
  area: areaOf('/gardens/1', new Set(Object.values(domains).flatMap((domain) => ('areas' in domain ? [...domain.areas] : [])))),
  page: catalog.ja.gardens.title,
}));
process.exit(0);
`;

const compile = () =>
  spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'], {
    cwd: folder,
    encoding: 'utf8',
  });

describe('a new domain', () => {
  beforeAll(() => {
    const tracked = execFileSync(
      'git',
      ['ls-files', '--cached', '--others', '--exclude-standard', 'lib', 'components', 'worker', 'public'],
      {
        encoding: 'utf8',
      },
    );
    for (const file of tracked.split('\n').filter((name) => name !== '' && !/\.test\.tsx?$/.test(name))) {
      cpSync(file, path.join(folder, file), { recursive: true });
    }
    cpSync('lib/core/generated', path.join(folder, 'lib/core/generated'), { recursive: true });
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
    const { compilerOptions } = JSON.parse(readFileSync('tsconfig.json', 'utf8'));
    write(
      'tsconfig.json',
      JSON.stringify({
        // The second compilation looks again only at what the test has changed.
        compilerOptions: { ...compilerOptions, incremental: true, tsBuildInfoFile: '.tsbuildinfo' },
        include: ['program.ts', 'lib/generated'],
      }),
    );
    write('package.json', '{"type":"module"}');
    write('program.ts', program);
    addGardens();
    write(panel, 'export const panels = [];');
    composeDomains(folder);
  });

  it('compiles, and is in menu, mails, log, worker and metrics without a change elsewhere', {
    timeout: 600_000,
  }, () => {
    expect(compile().stdout).toBe('');
    const env = { ...process.env, RENKEI_SECRET: 'x'.repeat(32), RENKEI_APP_DATABASE_URL: 'postgres://none/none' };
    const run = spawnSync(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'program.ts'], {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
    expect(JSON.parse(run.stdout || JSON.stringify(run.stderr))).toEqual({
      purpose: 'garden key',
      menu: { href: '/gardens', icon: 'globe', label: 'Garden' },
      error: '庭園 !',
      group: 'gardens',
      channel: 'digest',
      title: 'Garden Roses',
      labels: ['庭園', 'Garden', 'one'],
      task: true,
      area: 'gardens',
      page: '庭園の一覧',
    });
  });

  it('is on the dashboards', () => {
    const index = readFileSync(path.join(folder, 'app/generated/dashboard-panels.ts'), 'utf8');
    expect(index).toContain("import { panels as gardens } from '@/app/(portal)/_dashboard/panels/gardens';");
    expect(index).toContain('= [...gardens];');
  });

  it('does not compile without its English words, and not with an icon that is not drawn', { timeout: 600_000 }, () => {
    const { errors: _errors, ...rest } = words('Garden');
    write('lib/gardens/messages/en/domain.json', JSON.stringify(rest));
    const facts = readFileSync(path.join(folder, 'lib/gardens/domain.ts'), 'utf8');
    write('lib/gardens/domain.ts', facts.replace("icon: 'globe'", "icon: 'rose'"));
    const { stdout } = compile();
    expect(stdout).toMatch(/lib\/generated\/messages\.ts.*Property '"?errors"?' is missing/s);
    expect(stdout).toMatch(/components\/shell\/navigation\.ts/);
  });
});
