import { expect, it } from 'vitest';
import { callersMeant } from './rules';

const seiro = { name: '聖籠町', exact: false };
const minister = { name: '厚生労働大臣', exact: false };
const sado = { name: '佐渡市', exact: true };

it.each([
  ['nobody', [], []],
  ['the only one', [seiro], [seiro]],
  ['all whose name or reading holds it', [seiro, minister], [seiro, minister]],
  ['the one that is called exactly so', [seiro, sado, minister], [sado]],
  ['all that are called exactly so', [sado, seiro, sado], [sado, sado]],
])('%s', (_who, found, meant) => expect(callersMeant(found)).toEqual(meant));
