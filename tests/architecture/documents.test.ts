import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sources } from './sources';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true }).map((file) => `docs/${file}`),
]
  .filter((file) => file.endsWith('.md') && existsSync(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

test('every setting is documented', () => {
  const configuration = readFileSync('docs/operations/configuration.md', 'utf8');
  const among = sources.filter(({ file }) => file === 'lib/core/env.ts' || file.startsWith('scripts/lib/portal/'));
  const names = new Set(among.flatMap(({ text }) => text.match(/\b(RENKEI_[A-Z_]+|SMTP_URL|DATABASE_URL)\b/g) ?? []));
  expect([...names].filter((name) => !configuration.includes(`\`${name}\``))).toEqual([]);
});

test('links between documents lead somewhere', () => {
  const dead = documents.flatMap(({ file, text }) =>
    [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map(([, target = '']) => path.join(path.dirname(file), target))
      .filter((target) => !existsSync(target))
      .map((target) => `${file} → ${target}`),
  );
  expect(dead).toEqual([]);
});
