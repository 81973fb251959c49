/**
 * Imports run one way:
 *   app, worker, agent → components → lib/<domain> → lib/access → lib/core
 * Names, never lists of exceptions: what may be imported follows from the folder and the name of a file (CONTRIBUTING.md).
 */
const test = '[.]test[.]tsx?$';
const programs = '^(app|worker|agent|prisma|scripts|tests)/';
const domain = '^lib/(?!core/|access/|generated/)([^/]+)/';
/** Domains on which the others stand. */
const common = '(accounts|audit|calendar|files|notifications|organizations)';
/** What a domain shows to others: files with the vocabulary's names directly in its folder. */
const vocabulary = '(schema|types|constants|rules|policy|queries|mutations|tasks|gateway)[.]ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'core-knows-only-core',
      comment: 'And, of all domains, their words.',
      severity: 'error',
      from: { path: '^lib/core/', pathNot: test },
      to: { path: ['^lib/(?!core/|generated/messages[.]ts$)', '^components/', programs] },
    },
    {
      name: 'access-knows-only-core',
      comment: 'And, of all domains, what they declare.',
      severity: 'error',
      from: { path: '^lib/access/', pathNot: test },
      to: { path: ['^lib/(?!core/|access/|generated/(messages|domains)[.]ts$)', '^components/', programs] },
    },
    {
      name: 'domains-know-no-screens',
      severity: 'error',
      from: { path: domain, pathNot: test },
      to: { path: ['^components/', programs] },
    },
    {
      name: 'domains-see-each-others-vocabulary',
      comment: 'Sub-folders of a domain are its own business.',
      severity: 'error',
      from: { path: domain, pathNot: test },
      to: { path: domain, pathNot: ['^lib/$1/', `^lib/[^/]+/${vocabulary}`] },
    },
    {
      name: 'what-all-domains-use-knows-none-of-them',
      comment: 'What they do when an account, a body or an upload ends is declared by them and passed in (Reactions).',
      severity: 'error',
      from: { path: `^lib/${common}/`, pathNot: test },
      to: { path: domain, pathNot: `^lib/${common}/` },
    },
    {
      name: 'declarations-are-read-through-the-index',
      severity: 'error',
      from: { pathNot: ['^lib/generated/', test] },
      to: { path: '^lib/(?!access/)[^/]+/domain([.]server)?[.]ts$' },
    },
    {
      name: 'declarations-are-plain-facts',
      comment: 'Every page loads them, and what domains share is made of them.',
      severity: 'error',
      from: { path: '^lib/(?!access/)([^/]+)/domain[.]ts$' },
      to: {
        pathNot: ['^lib/access/(domain|actor)[.]ts$', '^lib/core/i18n/', '^lib/$1/.*(constants|policy|rules)[.]ts$'],
      },
    },
    {
      name: 'what-domains-do-is-composed-by-programs-and-actions',
      severity: 'error',
      from: { path: '^(lib|components)/', pathNot: [test, '/actions[.]ts$'] },
      to: { path: '^lib/generated/domain-servers[.]ts$' },
    },
    {
      name: 'components-know-no-programs',
      severity: 'error',
      from: { path: '^components/', pathNot: test },
      to: { path: programs },
    },
    {
      name: 'components-read-nothing',
      comment: 'Pages read and pass on what is shown; forms write through actions.',
      severity: 'error',
      from: { path: '^components/', pathNot: test },
      to: {
        path: ['^lib/core/db[.]ts$', '^lib/core/generated/', '^lib/.*(queries|mutations|tasks|gateway)[.]ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      from: { path: '^components/ui/', pathNot: test },
      to: { path: [domain, '^components/(?!ui/)'] },
    },
    {
      name: 'programs-know-no-other-program',
      severity: 'error',
      from: { path: '^(app|worker|agent)/', pathNot: test },
      to: { path: programs, pathNot: '^$1/' },
    },
    {
      name: 'the-agent-carries-what-is-pure',
      comment: 'It runs on servers of the network: what it sends and is sent, and decisions; never the portal.',
      severity: 'error',
      from: { path: '^agent/', pathNot: test },
      to: { path: ['^lib/', '^components/', '^public/'], pathNot: '^lib/.+/(schema|types|constants|rules)[.]ts$' },
    },
    {
      name: 'scripts-in-plain-node-need-no-typescript',
      comment: 'They run before packages are installed; what is TypeScript they start as a program of its own.',
      severity: 'error',
      from: { path: '^scripts/.+[.]mjs$' },
      to: { path: '[.]tsx?$', pathNot: '^node_modules/' },
    },
    {
      name: 'commands-are-no-pages',
      comment: 'A command asks queries and mutations; forms, routes and what they are made of are the browser’s way.',
      severity: 'error',
      from: { path: '^scripts/', pathNot: test },
      to: {
        path: [
          '^(app|components|worker|agent)/',
          '^lib/.+/(actions|endpoints)[.]ts$',
          '^lib/access/(action|route|session)[.]ts$',
        ],
      },
    },
    {
      name: 'the-import-of-inquiries-is-theirs',
      comment: 'Of all scripts only scripts/lib/import and its command know inquiries.',
      severity: 'error',
      from: { path: '^scripts/', pathNot: [test, '^scripts/lib/import/', '^scripts/commands/import-tickets[.]ts$'] },
      to: { path: ['^lib/tickets/', '^scripts/lib/import/'] },
    },
    {
      name: 'seeds-know-rules-and-write-by-themselves',
      comment: 'They fill tables in bulk, as the owner; a change of the portal goes through mutations.',
      severity: 'error',
      from: { path: '^prisma/', pathNot: test },
      to: {
        path: ['^(app|components|worker|agent|tests|scripts)/', '^lib/'],
        pathNot: [
          '^lib/.+/(schema|types|constants|rules|policy)[.]ts$',
          '^lib/core/(clock|ids|site|tokyo)[.]ts$',
          '^lib/core/database/client-rows[.]ts$',
          '^lib/core/database/(addresses|primary)[.]mjs$',
          '^lib/access/actor[.]ts$',
        ],
      },
    },
    {
      name: 'database-only-where-it-is-read-and-written',
      comment:
        'A page, a route or an endpoint for nodes opens the transaction (askAs, readAs, withActor, withNodes); what happens in it is a query or a mutation.',
      severity: 'error',
      from: {
        path: '^(lib|components)/',
        pathNot: [test, '^lib/(core|access)/', '(queries|mutations|tasks|endpoints)[.]ts$'],
      },
      to: { path: '^lib/core/db[.]ts$' },
    },
    {
      name: 'client-only-where-it-is-read-and-written',
      comment: 'The words of an enumeration are no client: types and constants may repeat them.',
      severity: 'error',
      from: {
        path: '^(app|worker|components|lib)/',
        pathNot: [test, '^lib/(core|access)/', '(queries|mutations|tasks|domain[.]server)[.]ts$'],
      },
      to: { path: '^lib/core/generated/', pathNot: '/enums[.]ts$' },
    },
    {
      name: 'next-auth-lives-in-access',
      severity: 'error',
      from: { pathNot: ['^lib/access/', test] },
      to: { path: '^node_modules/next-auth/' },
    },
    {
      name: 'nothing-but-tests-imports-what-only-tests-install',
      severity: 'error',
      from: { path: '^(app|components|lib|worker|agent)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/core/generated/'] },
    exclude: { path: ['^lib/core/generated/.*/', '^(agent|worker)/dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
