import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { builtProgram } from '../prepare/programs.mjs';
import { root } from '../root.mjs';
import { runNode, tailOf } from '../run.mjs';
import { Stop } from '../stop.mjs';
import { keepRunning } from './children.mjs';
import { childEnvironment } from './environment.mjs';
import { logFile } from './folder.mjs';
import { typescript } from './seed.mjs';

const worker = 'worker/main.ts';
const siteProgram = 'scripts/lib/site/main.ts';
const fleet = 'agent/fleet/main.ts';
const enrolment = 'scripts/lib/fleet/main.ts';

/** Megabytes: rendering makes much short-lived garbage. */
const webMemory = ['--max-semi-space-size=32'];

/**
 * Starts web, worker and the demonstration's fleet and keeps them running. The first start of the web server must succeed; later crashes are repaired.
 * @param {import('./portal.mjs').Starting} starting
 * @param {string} appUrl
 * @param {string | undefined} ownerUrl
 */
export async function startPrograms(starting, appUrl, ownerUrl) {
  const { settings, step } = starting;
  if (process.env.RENKEI_SITE) await startSite(starting, appUrl, ownerUrl);
  if (settings.roles.includes('worker') && existsSync(path.join(root, worker))) {
    start(starting, appUrl, 'worker', programOf(starting, worker)).watch();
  }
  if (!settings.roles.includes('web')) return;
  await step('Web サーバーの起動', 'Starting the web server', async () => {
    const web = start(starting, appUrl, 'web', [...webMemory, 'scripts/web.mjs']);
    if (!(await web.up)) throw notStarted(settings);
    web.watch();
  });
  if (settings.demonstration && settings.roles.includes('fleet') && !process.env.RENKEI_SITE)
    await startFleet(starting, appUrl);
}

/**
 * Who develops runs the sources as they are.
 * @param {import('./portal.mjs').Starting} starting
 * @param {string} entry
 */
const programOf = ({ settings }, entry) =>
  settings.mode === 'development' ? [...typescript, entry] : builtProgram(entry);

/**
 * The demonstration's servers report as real ones do: over HTTP, by keys of their own. Only the enrolment sees the database.
 * @param {import('./portal.mjs').Starting} starting
 * @param {string} appUrl
 */
async function startFleet(starting, appUrl) {
  const { settings, secrets, step } = starting;
  await step('デモのサーバ群の登録', 'Enrolling the servers of the demonstration', async () => {
    const environment = childEnvironment(settings, appUrl, secrets.secret);
    const { code, output } = await runNode(programOf(starting, enrolment), { environment });
    if (code !== 0)
      throw new Stop(
        'デモのサーバ群を登録できませんでした。',
        'The servers of the demonstration could not be enrolled.',
        {
          detail: tailOf(output),
        },
      );
  });
  const identities = path.join(settings.dataDir, 'fleet', 'identities.json');
  const own = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${settings.port}`;
  const program = [...programOf(starting, fleet), '--portal', own, '--identities', identities, '--commands'];
  const { PATH, HOME, TMPDIR } = process.env;
  start(starting, appUrl, 'fleet', program, { PATH, HOME, TMPDIR, NODE_ENV: 'production' }).watch();
}

/**
 * @param {import('./portal.mjs').Starting} starting
 * @param {string} appUrl
 * @param {string} name
 * @param {string[]} parameters
 * @param {NodeJS.ProcessEnv} [environment]
 */
function start({ settings, secrets, tell, note, later }, appUrl, name, parameters, environment) {
  const child = keepRunning({
    name,
    // Names whose programs these are, for whoever finds them without their launcher.
    parameters: [...parameters, settings.dataDir],
    environment: environment ?? childEnvironment(settings, appUrl, secrets.secret),
    log: settings.logToFiles ? logFile(settings.dataDir, name) : undefined,
    onStart: note,
    onCrash: (crashed, code) =>
      tell(
        `${crashed} が異常終了しました（${code}）。再起動します。`,
        `${crashed} ended (${code}). Starting it again.`,
      ),
  });
  later(() => child.stop());
  return child;
}

/**
 * The towns' system has one program more: it makes, fetches and restores copies, for which it gets the owner's password.
 * @param {import('./portal.mjs').Starting} starting
 * @param {string} appUrl
 * @param {string | undefined} ownerUrl
 */
async function startSite(starting, appUrl, ownerUrl) {
  if (!ownerUrl) {
    throw new Stop(
      'クラウドセンターと町村のサイトには DATABASE_URL（所有者）が必要です。',
      'The cloud center and the sites of towns need DATABASE_URL (the owner).',
      { code: 2 },
    );
  }
  await starting.step('サイトの準備', 'Preparing the site', async () => {
    const { settings, secrets } = starting;
    const environment = { ...childEnvironment(settings, appUrl, secrets.secret), DATABASE_URL: ownerUrl };
    const site = start(starting, appUrl, 'site', programOf(starting, siteProgram), environment);
    if (!(await site.up)) throw notStarted(starting.settings, 'site');
    site.watch();
  });
}

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {string} [program]
 */
function notStarted({ dataDir, logToFiles }, program = 'web') {
  const file = path.join(dataDir, 'log', `${program}.log`);
  return new Stop(`${program} が起動しませんでした。`, `${program} did not start.`, {
    detail: logToFiles ? `${file}:\n${tailOf(readFileSync(file, 'utf8'))}` : '',
  });
}
