import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingFromLock } from '@/scripts/lib/prepare/lockfile.mjs';

const text = readFileSync('package-lock.json', 'utf8');
const { packages } = JSON.parse(text);
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

test('the lock file names no registry, so that it holds for every mirror', () => {
  expect(text.match(/"resolved": "https?:[^"]*"/g) ?? []).toEqual([]);
});

test('the lock file lists the packages of all platforms (node scripts/complete-lock.mjs)', () => {
  expect(Object.keys(missingFromLock(packages))).toEqual([]);
});

test('every dependency is pinned to one version', () => {
  const versions = { ...manifest.dependencies, ...manifest.devDependencies };
  expect(Object.entries(versions).filter(([, version]) => !/^(npm:[\w-]+@)?\d/.test(String(version)))).toEqual([]);
});
