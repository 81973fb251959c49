import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root as project } from '../root.mjs';
import { Stop } from '../stop.mjs';

/** Folders of `lib` that are no domains. */
const layers = new Set(['core', 'access', 'generated']);
const locales = ['ja', 'en'];
const head = '// Made from the folders of lib (scripts/lib/prepare/domains.mjs); never edited, never committed.\n';

/**
 * Finds what each domain declares and writes the index that the portal, the worker, the commands and the tests read, so that a
 * domain takes part by being there. Takes milliseconds; a file is written only when it changes.
 * @param {string} [root]
 */
export function composeDomains(root = project) {
  const domains = listDomains(root);
  writeIfChanged(path.join(root, 'lib/generated/messages.ts'), messagesIndex(root, domains));
  writeIfChanged(path.join(root, 'lib/generated/domains.ts'), index(root, domains, 'domain', 'domains'));
  writeIfChanged(
    path.join(root, 'lib/generated/domain-servers.ts'),
    index(root, domains, 'domain.server', 'domainServers'),
  );
  writeIfChanged(path.join(root, 'app/generated/dashboard-panels.ts'), panelsIndex(root));
}

/** @param {string} root */
function listDomains(root) {
  return readdirSync(path.join(root, 'lib'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !layers.has(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** @param {string} name `call-center` → `callCenter` */
const identifier = (name) => name.replace(/[-.](\w)/g, (_, letter) => letter.toUpperCase());

/**
 * @param {string} root
 * @param {readonly string[]} domains
 * @param {string} file
 * @param {string} name
 */
function index(root, domains, file, name) {
  const having = domains.filter((domain) => existsSync(path.join(root, 'lib', domain, `${file}.ts`)));
  const imports = having.map(
    (domain) => `import { domain as ${identifier(domain)} } from '@/lib/${domain}/${file}';\n`,
  );
  const entries = having.map((domain) => `  ${keyed(domain)},\n`);
  return `${head}${imports.join('')}\nexport const ${name} = {\n${entries.join('')}} as const;\n`;
}

/** @param {string} name */
const keyed = (name) => (identifier(name) === name ? name : `'${name}': ${identifier(name)}`);

/**
 * `domain.json` holds the words of what the domain declares and goes to `domains.<domain>`; every other file is a namespace of its
 * own screens.
 * @param {string} root
 * @param {readonly string[]} domains
 */
function messagesIndex(root, domains) {
  /** @type {Map<string, string>} */
  const owners = new Map();
  const files = domains.flatMap((domain) => messageFiles(root, domain).map((name) => ({ domain, name })));
  for (const { domain, name } of files.filter((file) => file.name !== 'domain')) {
    const owner = owners.get(name);
    if (owner !== undefined) {
      throw new Stop(
        `メッセージの名前空間 ${name} が lib/${owner} と lib/${domain} の両方にあります。`,
        `lib/${owner} and lib/${domain} both have messages called ${name}.`,
      );
    }
    owners.set(name, domain);
  }
  const importName = (/** @type {string} */ locale, /** @type {{ domain: string, name: string }} */ file) =>
    identifier(`${locale}-${file.domain}-${file.name}`);
  const imports = locales.flatMap((locale) =>
    files.map(
      (file) =>
        `import ${importName(locale, file)} from '@/lib/${file.domain}/messages/${locale}/${file.name}.json';\n`,
    ),
  );
  const catalogs = locales.map((locale) => {
    const own = files.filter(({ name }) => name === 'domain');
    const others = files.filter(({ name }) => name !== 'domain');
    const nested = own.map((file) => `    '${file.domain}': ${importName(locale, file)},\n`).join('');
    const flat = others.map((file) => `  '${file.name}': ${importName(locale, file)},\n`).join('');
    const type = locale === locales[0] ? '' : `: typeof ${locales[0]}`;
    return `export const ${locale}${type} = {\n${flat}  domains: {\n${nested}  },\n};\n`;
  });
  return `${head}${imports.join('')}\n${catalogs.join('\n')}`;
}

/**
 * The Japanese ones: they are the master, and the English index does not compile without its part of each.
 * @param {string} root
 * @param {string} domain
 */
function messageFiles(root, domain) {
  const folder = path.join(root, 'lib', domain, 'messages', locales[0] ?? '');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace('.json', ''))
    .sort();
}

/** @param {string} root */
function panelsIndex(root) {
  const folder = path.join(root, 'app/(portal)/_dashboard/panels');
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.tsx'))
        .map((file) => file.replace('.tsx', ''))
        .sort()
    : [];
  const imports = names.map(
    (name) => `import { panels as ${identifier(name)} } from '@/app/(portal)/_dashboard/panels/${name}';\n`,
  );
  const type = "import type { DashboardPanel } from '@/app/(portal)/_dashboard/panel';\n";
  const spread = names.map((name) => `...${identifier(name)}`).join(', ');
  return `${head}${type}${imports.join('')}\nexport const dashboardPanels: readonly DashboardPanel[] = [${spread}];\n`;
}

/**
 * @param {string} file
 * @param {string} text
 */
function writeIfChanged(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
