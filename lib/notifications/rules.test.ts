import { describe, expect, it } from 'vitest';
import type { NotificationChannel } from '@/lib/core/generated/enums';
import { idOf, type UserId } from '@/lib/core/ids';
import { waysToTell } from './rules';

interface Who {
  readonly chosen?: NotificationChannel;
  readonly named?: true;
  readonly onDuty?: true;
  readonly administrator?: true;
  readonly email?: null;
}

const desk = { usual: 'duty', urgent: false, address: 'desk@town.example', toDesk: true } as const;
const person = (id: string, who: Who = {}) => ({
  ...{ id: idOf<UserId>(id), email: 'x@town.example', chosen: null, named: false, onDuty: false, administrator: false },
  ...who,
});

/** How each is told, by name, and `address` where the desk's address is. */
function told(matter: Partial<Parameters<typeof waysToTell>[0]>, people: Readonly<Record<string, Who>>) {
  const { of, address } = waysToTell(
    { ...desk, ...matter },
    Object.entries(people).map(([id, who]) => person(id, who)),
  );
  return { ...Object.fromEntries(of), ...(address ? { address: 'mail' } : {}) };
}

describe('what comes to a desk', () => {
  it.each<[string, Parameters<typeof told>, Readonly<Record<string, string>>]>([
    [
      'is mailed to who is on duty, and the portal tells the others',
      [{}, { sato: { onDuty: true }, suzuki: {} }],
      { sato: 'mail', suzuki: 'portal' },
    ],
    [
      'is mailed to who is responsible',
      [{}, { sato: {}, suzuki: { named: true } }],
      { sato: 'portal', suzuki: 'mail' },
    ],
    [
      'goes to the address while nobody is on duty',
      [{}, { sato: {}, suzuki: {} }],
      { sato: 'portal', suzuki: 'portal', address: 'mail' },
    ],
    [
      'goes to the address when who is on duty has none',
      [{}, { sato: { onDuty: true, email: null } }],
      { sato: 'mail', address: 'mail' },
    ],
    [
      'goes to the administrators where the desk has no address either',
      [{ address: null }, { sato: { administrator: true }, suzuki: {} }],
      { sato: 'mail', suzuki: 'portal' },
    ],
    [
      'goes to no administrator who wants the portal only',
      [{ address: null }, { sato: { administrator: true, chosen: 'portal' } }],
      { sato: 'portal' },
    ],
    [
      'goes to the address in any case when it is urgent',
      [{ urgent: true }, { sato: { onDuty: true }, suzuki: {} }],
      { sato: 'mail', suzuki: 'portal', address: 'mail' },
    ],
    [
      'reaches each as they have chosen',
      [{}, { a: { chosen: 'mail' }, b: { chosen: 'digest' }, c: { chosen: 'none', onDuty: true } }],
      { a: 'mail', b: 'digest', c: 'none' },
    ],
    [
      'sixty at a desk get no mail for one inquiry',
      [{}, Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`p${index}`, {}]))],
      { ...Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`p${index}`, 'portal'])), address: 'mail' },
    ],
  ])('%s', (_name, input, expected) => expect(told(...input)).toEqual(expected));
});

describe('what is for no desk', () => {
  it('goes to no address, urgent or not', () => {
    expect(told({ toDesk: false, urgent: true }, { sato: { named: true } })).toEqual({ sato: 'mail' });
    expect(told({ toDesk: false }, { sato: {} })).toEqual({ sato: 'portal' });
  });

  it('follows the group’s own default', () => {
    expect(told({ toDesk: false, usual: 'mail' }, { sato: {} })).toEqual({ sato: 'mail' });
  });
});
