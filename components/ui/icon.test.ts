import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { iconNames } from './icon';

it('has a drawing for every name, and a name for every drawing', () => {
  const css = readFileSync('app/styles/icons.css', 'utf8');
  const drawn = [...css.matchAll(/^\.icon-(\w+) \{\n {2}--icon: url\("data:image\/svg\+xml,/gm)].map(
    ([, name]) => name,
  );
  expect(drawn).toEqual([...iconNames]);
});
