import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '@/scripts/lib/root.mjs';

/** Text of a file below `prisma/seed`. The built program lies elsewhere, so the path begins at the project. */
export const readSeedFile = (...names: string[]): string =>
  readFileSync(path.join(root, 'prisma', 'seed', ...names), 'utf8');

/** Names of the text files in a folder below `prisma/seed`, in order. */
export const listSeedFiles = (...names: string[]): string[] =>
  readdirSync(path.join(root, 'prisma', 'seed', ...names))
    .filter((file) => file.endsWith('.txt'))
    .sort();
