import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The seed runs in the project's folder; its built program lies elsewhere. */
const folder = path.join('prisma', 'seed');

/** Text of a file below `prisma/seed`. */
export const readSeedFile = (...names: string[]): string => readFileSync(path.join(folder, ...names), 'utf8');

/** Names of the text files in a folder below `prisma/seed`, in order. */
export const listSeedFiles = (...names: string[]): string[] =>
  readdirSync(path.join(folder, ...names))
    .filter((file) => file.endsWith('.txt'))
    .sort();
