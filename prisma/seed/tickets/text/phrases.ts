import { readSeedFile } from '../../files';
import { parseTemplate, type Template } from './template';

/** What frames every letter, by occasion and tier, as written in `phrases.txt`. */
export type Phrases = ReadonlyMap<string, readonly Template[]>;

export function readPhrases(): Phrases {
  const phrases = new Map<string, Template[]>();
  for (const line of readSeedFile('tickets', 'text', 'phrases.txt').trimEnd().split('\n')) {
    const at = line.indexOf(': ');
    const key = line.slice(0, at);
    phrases.set(key, [...(phrases.get(key) ?? []), parseTemplate(line.slice(at + 2))]);
  }
  return phrases;
}
