import { expect, test } from 'vitest';
import { places, sources } from './sources';

const isTest = (file: string) => /\.(test|spec)\.tsx?$/.test(file);
const product = sources.filter(({ file }) => !isTest(file) && !file.startsWith('tests/'));

test('a domain speaks the closed vocabulary of file names', () => {
  const vocabulary =
    /^(schema|types|constants|rules|policy|queries|mutations|actions|endpoints|tasks|gateway|document|domain|domain\.server)\.ts$/;
  const strangers = product
    .map(({ file }) => file)
    .filter((file) => /^lib\/(?!core\/|access\/|generated\/)[^/]+\//.test(file))
    .filter((file) => !vocabulary.test(file.split('/').at(-1) ?? ''));
  expect(strangers).toEqual([]);
});

test('no file is longer than 350 lines', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > 351).map(({ file }) => file);
  expect(long).toEqual([]);
});

test('no room is called by what it is not', () => {
  const vague = /(^|\/)(utils?|helpers?|services?|common|misc|shared)(\.tsx?$|\/)/;
  expect(sources.map(({ file }) => file).filter((file) => vague.test(file))).toEqual([]);
});

test('nothing re-exports what another file holds', () => {
  expect(places(/^export (\*|\{[^}]*\}) from (?!.*\.json')/, product)).toEqual([]);
});

test('nothing is left for later', () => {
  expect(
    places(
      /\b(TODO|FIXME|XXX|HACK)\b/,
      sources.filter(({ file }) => file !== 'tests/architecture/files.test.ts'),
    ),
  ).toEqual([]);
});

test('no test is skipped', () => {
  const tests = sources.filter(({ file }) => isTest(file));
  expect(places(/\b(test|it|describe)\.(skip|only|todo|fixme)\b/, tests)).toEqual([]);
});

test('what came from outside and makes no sense is said, not replaced by something else', () => {
  // A schema's `.catch(value)`; a promise's takes a function.
  const replaced = /\.catch\((?!\(|async|[a-z]\w*\)|[a-z]\w* =>|$)|\.catch\((undefined|null|true|false)\)/;
  expect(
    places(
      replaced,
      product.filter(({ file }) => /^(app|lib)\//.test(file)),
    ),
  ).toEqual([]);
});
