/**
 * An entry of package-lock.json.
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   optionalDependencies?: Record<string, string> }} LockEntry
 */

/**
 * Entries for optional packages that others name by an exact version and that the lock file does not list.
 * @param {Record<string, LockEntry>} packages
 * @returns {Record<string, LockEntry>}
 */
export function missingFromLock(packages) {
  /** @type {Record<string, LockEntry>} */
  const missing = {};
  for (const [place, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (packages[`${place}/node_modules/${name}`] || packages[`node_modules/${name}`]) continue;
      missing[`node_modules/${name}`] = {
        version,
        ...platformOf(name),
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
      };
    }
  }
  return missing;
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/**
 * Such packages say in their name what they are for; npm needs it in the entry to pass over those for other machines.
 * @param {string} name for example `@next/swc-linux-x64-musl`
 */
function platformOf(name) {
  const words = (name.split('/').at(-1) ?? name).split('-');
  const cpu = processors.filter((processor) => words.includes(processor));
  const os = systems.filter((system) => words.includes(system));
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  if (cpu.length !== 1) throw new Error(`no platform in the name ${name}`);
  return { cpu, ...(os.length > 0 ? { os } : {}), ...(os[0] === 'linux' ? { libc: [libc] } : {}) };
}
