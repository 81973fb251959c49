import { expect, test } from 'vitest';
import { places, sources } from './sources';

const runs = sources.filter(({ file }) => /^(app|components|lib|worker)\//.test(file) && !/\.test\.tsx?$/.test(file));
const except = (...files: string[]) => runs.filter(({ file }) => !files.includes(file));

test('only the clock asks for the time', () => {
  expect(places(/Date\.now\(|new Date\(\)/, except('lib/core/clock.ts'))).toEqual([]);
});

test('only lib/core/db opens transactions', () => {
  expect(places(/\$transaction\b/, except('lib/core/db.ts'))).toEqual([]);
});

test('only lib/core/db makes a client', () => {
  expect(places(/new PrismaClient\(|new PrismaPg\(/, except('lib/core/db.ts'))).toEqual([]);
});

test('only lib/core/db connects to read and write, and four files of lib/core for tasks, listening, locks and the primary', () => {
  const apart = ['background/queue.ts', 'database/listen.ts', 'database/session-lock.ts', 'database/primary.mjs'].map(
    (file) => `lib/core/${file}`,
  );
  const others = except('lib/core/db.ts', ...apart);
  expect(places(/new (pg\.)?(Pool|Client|PrimaryClient)\(/, others)).toEqual([]);
  expect(places(/\brun(Alone|In)[<(]/, except('lib/core/db.ts', 'lib/core/database/one-statement.ts'))).toEqual([]);
});

test('raw SQL carries values as parameters', () => {
  expect(places(/\$(queryRawUnsafe|executeRawUnsafe)\b|\bPrisma\.raw\(/, runs)).toEqual([]);
});

test('rows of raw SQL come with their shape', () => {
  expect(places(/\$queryRaw\b/, except('lib/core/db.ts', 'lib/core/database/rows.ts'))).toEqual([]);
  const asking = sources.filter(({ file }) =>
    /^(app|components|lib|worker|scripts|prisma)\/.*(?<!\.test)\.tsx?$/.test(file),
  );
  expect(places(/\.query<|\brows \} = await .*\.query\(/, asking)).toEqual([]);
});

test('only the shapes of ids are z.custom', () => {
  expect(places(/\bz\s*\.custom\b/, except('lib/core/id-shapes.ts'))).toEqual([]);
});

test('nothing is placed as raw markup', () => {
  expect(places(/dangerouslySetInnerHTML|\.innerHTML\s*=/, runs)).toEqual([]);
});

test('words come from the portal’s own translators', () => {
  expect(places(/from 'next-intl\/server'/, runs)).toEqual([]);
});

test('what only the server may load says so', () => {
  const server = runs.filter(({ file }) => /^lib\/.*\/(queries|mutations|tasks|gateway)\.ts$/.test(file));
  const silent = server.filter(({ text }) => !text.startsWith("import 'server-only';")).map(({ file }) => file);
  expect(silent).toEqual([]);
});

test('nothing is fetched from elsewhere', () => {
  const remote =
    /\bsrc=["'{`]+https?:|<link\b[^>]*https?:|@import ["'](url\()?https?:|from ["']https?:|fetch\(["'`]https?:/;
  expect(places(remote, runs)).toEqual([]);
});
