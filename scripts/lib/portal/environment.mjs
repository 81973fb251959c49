/**
 * What web and worker get to know. The database owner's password is not among it: no request can reach it.
 * @param {import('./settings.mjs').Settings} settings
 * @param {string} appUrl
 * @param {string} secret
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(settings, appUrl, secret) {
  const { DATABASE_URL: _owner, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: settings.mode,
    NEXT_TELEMETRY_DISABLED: '1',
    // Many threads that each keep memory of their own make a process twice as large as what it holds.
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
    // Large buffers go back to the system when they are freed, instead of leaving holes.
    MALLOC_MMAP_THRESHOLD_: process.env.MALLOC_MMAP_THRESHOLD_ ?? '131072',
    MALLOC_TRIM_THRESHOLD_: process.env.MALLOC_TRIM_THRESHOLD_ ?? '1048576',
    RENKEI_APP_DATABASE_URL: appUrl,
    RENKEI_SECRET: process.env.RENKEI_SECRET || secret,
    RENKEI_ORIGIN: settings.origin,
    RENKEI_HOST: settings.host,
    RENKEI_PORT: String(settings.port),
    RENKEI_DATA_DIR: settings.dataDir,
    RENKEI_DEMO: String(settings.demonstration),
  };
}
