import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Source {
  /** Relative to the project. */
  readonly file: string;
  readonly text: string;
}

const folders = ['app', 'components', 'lib', 'worker', 'prisma/seed', 'scripts', 'tests'];

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(file);
    else if (/\.(ts|tsx|mjs|cjs)$/.test(entry.name)) yield file;
  }
}

/** Everything that people write, without what is generated. */
export const sources: readonly Source[] = folders
  .flatMap((folder) => [...walk(folder)])
  .filter((file) => !/\/(generated|dist)\//.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** `file:line` of every line that a pattern finds. */
export function places(pattern: RegExp, among: readonly Source[]): string[] {
  return among.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}
