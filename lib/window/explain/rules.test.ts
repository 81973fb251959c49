import { describe, expect, it } from 'vitest';
import type { OrganizationId } from '@/lib/core/ids';
import {
  asked,
  brief,
  center,
  clock,
  extensionOf,
  factsOf,
  fuchu,
  izumozaki,
  niigata,
  seiro,
  sekikawa,
} from '@/tests/support/window';
import type { Service } from '../constants';
import { instantOf } from '../rules';
import type { WindowOrganization } from '../types';

describe('the hours of a business day', () => {
  const facts = factsOf({ onlineEnds: { [niigata.id]: [{ validFrom: '2026-11-01', onlineEnd: clock('19:00') }] } });
  const day = '2026-11-20';
  it.each<[Service, WindowOrganization, string, (string | number | null)[]]>([
    ['wide-area-issuance', seiro, '08:59', ['closed', 'before-opening', 2, `${day}T09:00`, `${day}T09:00`]],
    ['wide-area-issuance', seiro, '09:00', ['open', 'counter-hours', 2, `${day}T17:00`, '2026-11-24T09:00']],
    ['special-move', seiro, '16:59', ['open', 'counter-hours', 2, `${day}T17:00`, '2026-11-24T09:00']],
    ['identity-verification', seiro, '17:00', ['closed', 'after-closing', 2, '2026-11-24T09:00', '2026-11-24T09:00']],
    ['in-house', seiro, '18:59', ['open', 'online-hours', 3, `${day}T19:00`, '2026-11-24T08:30']],
    ['in-house', fuchu, '18:59', ['closed', 'after-online-end', 3, '2026-11-24T08:30', '2026-11-24T08:30']],
    ['data-exchange', seiro, '08:00', ['closed', 'before-online-start', 1, `${day}T08:30`, `${day}T08:30`]],
    ['data-exchange', niigata, '18:00', ['open', 'online-hours', 3, `${day}T19:00`, '2026-11-24T08:30']],
    ['data-exchange', center, '18:30', ['open', 'online-hours', 3, `${day}T19:00`, '2026-11-24T08:30']],
  ])('%s for %o at %s', (service, organization, time, expected) => {
    expect(brief(asked(service, organization, `${day}T${time}`, facts))).toEqual(expected);
  });
});

describe('extensions (S0 §1 point 6)', () => {
  const wide = extensionOf(
    { kind: 'wide-area-issuance', date: '2026-11-20', from: clock('17:00'), to: clock('20:00') },
    seiro,
    sekikawa,
  );
  const sunday = extensionOf(
    { kind: 'identity-verification', date: '2026-11-22', from: clock('10:00'), to: clock('12:00') },
    seiro,
  );
  const night = extensionOf(
    { kind: 'in-house', date: '2026-11-20', from: clock('22:00'), to: clock('26:00') },
    izumozaki,
  );
  const facts = factsOf({ extensions: [wide, sunday, night] });

  it.each<[string, Service, WindowOrganization, string, (string | number | null)[]]>([
    [
      'joins the counter hours',
      'wide-area-issuance',
      seiro,
      '2026-11-20T16:00',
      ['open', 'counter-hours', 2, '2026-11-20T20:00', '2026-11-24T09:00'],
    ],
    [
      'names itself',
      'wide-area-issuance',
      sekikawa,
      '2026-11-20T19:00',
      ['open', 'extension', 6, '2026-11-20T20:00', '2026-11-24T09:00'],
    ],
    [
      'is for those who agreed',
      'wide-area-issuance',
      izumozaki,
      '2026-11-20T19:00',
      ['closed', 'after-closing', 2, '2026-11-24T09:00', '2026-11-24T09:00'],
    ],
    [
      'is for its service only',
      'special-move',
      seiro,
      '2026-11-20T19:00',
      ['closed', 'after-closing', 2, '2026-11-24T09:00', '2026-11-24T09:00'],
    ],
    [
      'keeps the prefecture up',
      'data-exchange',
      niigata,
      '2026-11-20T19:00',
      ['open', 'extension', 6, '2026-11-20T20:00', '2026-11-22T09:30'],
    ],
    [
      'keeps the nation up',
      'data-exchange',
      center,
      '2026-11-20T19:00',
      ['open', 'extension', 6, '2026-11-20T20:00', '2026-11-22T09:30'],
    ],
    [
      'opens on a Sunday',
      'identity-verification',
      seiro,
      '2026-11-22T09:00',
      ['closed', 'weekend', 5, '2026-11-22T10:00', '2026-11-22T10:00'],
    ],
    [
      'lasts past midnight',
      'in-house',
      izumozaki,
      '2026-11-21T01:00',
      ['open', 'extension', 6, '2026-11-21T02:00', '2026-11-24T08:30'],
    ],
    [
      'ends past midnight',
      'in-house',
      izumozaki,
      '2026-11-21T02:00',
      ['closed', 'weekend', 5, '2026-11-24T08:30', '2026-11-24T08:30'],
    ],
    [
      'in-house keeps nobody online',
      'data-exchange',
      izumozaki,
      '2026-11-20T23:00',
      ['closed', 'after-online-end', 3, '2026-11-24T08:30', '2026-11-24T08:30'],
    ],
  ])('%s', (_name, service, organization, at, expected) => {
    expect(brief(asked(service, organization, at, facts))).toEqual(expected);
  });
});

describe('closures and planned stops', () => {
  const named = (organizationId: OrganizationId | null) => ({ organizationId, name: '閉庁日', nameEn: 'Closing day' });
  const facts = factsOf({
    closures: {
      '2026-11-20': [named(seiro.id)],
      '2026-11-24': [named(niigata.id)],
      '2026-11-25': [named(null)],
    },
    stops: [
      {
        id: 'stop',
        title: '都道府県サーバ更改',
        from: instantOf('2026-11-26', clock('10:00')),
        to: instantOf('2026-11-26', clock('13:00')),
        serverOf: niigata.id,
        services: [],
      },
      {
        id: 'moves',
        title: '特例転入の改修',
        from: instantOf('2026-11-27', clock('9:00')),
        to: instantOf('2026-11-27', clock('12:00')),
        serverOf: null,
        services: ['special-move'],
      },
    ],
  });
  it.each<[string, Service, WindowOrganization, string, (string | number | null)[]]>([
    [
      'closes its counter',
      'special-move',
      seiro,
      '2026-11-20T10:00',
      ['closed', 'municipal-closure', null, '2026-11-26T09:00', '2026-11-26T09:00'],
    ],
    [
      'leaves its server to the others',
      'data-exchange',
      seiro,
      '2026-11-20T10:00',
      ['open', 'online-hours', 3, '2026-11-20T17:30', '2026-11-24T08:30'],
    ],
    [
      'leaves other towns alone',
      'special-move',
      sekikawa,
      '2026-11-20T10:00',
      ['open', 'counter-hours', 2, '2026-11-20T17:00', '2026-11-26T09:00'],
    ],
    [
      'of a prefecture closes its towns',
      'special-move',
      sekikawa,
      '2026-11-24T10:00',
      ['closed', 'prefectural-closure', null, '2026-11-26T09:00', '2026-11-26T09:00'],
    ],
    [
      'of the nation closes everything',
      'data-exchange',
      fuchu,
      '2026-11-25T10:00',
      ['closed', 'special-closure', 5, '2026-11-26T08:30', '2026-11-26T08:30'],
    ],
    [
      'ends before a stop',
      'wide-area-issuance',
      seiro,
      '2026-11-26T09:30',
      ['open', 'counter-hours', 2, '2026-11-26T10:00', '2026-11-26T13:00'],
    ],
    [
      'above closes the towns',
      'wide-area-issuance',
      seiro,
      '2026-11-26T11:00',
      ['closed', 'planned-stop', null, '2026-11-26T13:00', '2026-11-26T13:00'],
    ],
    [
      'above leaves in-house processing',
      'in-house',
      seiro,
      '2026-11-26T11:00',
      ['open', 'online-hours', 3, '2026-11-26T17:30', '2026-11-27T08:30'],
    ],
    [
      'above touches no other prefecture',
      'wide-area-issuance',
      fuchu,
      '2026-11-26T11:00',
      ['open', 'counter-hours', 2, '2026-11-26T17:00', '2026-11-27T09:00'],
    ],
    [
      'of a service closes that one',
      'special-move',
      fuchu,
      '2026-11-27T10:00',
      ['closed', 'planned-stop', null, '2026-11-27T12:00', '2026-11-27T12:00'],
    ],
    [
      'of a service leaves the others',
      'wide-area-issuance',
      fuchu,
      '2026-11-27T10:00',
      ['open', 'counter-hours', 2, '2026-11-27T17:00', '2026-11-30T09:00'],
    ],
  ])('%s', (_name, service, organization, at, expected) => {
    expect(brief(asked(service, organization, at, facts))).toEqual(expected);
  });
});

it('says that the holidays of a year are not announced yet', () => {
  expect(asked('special-move', seiro, '2027-12-28T10:00', factsOf()).unconfirmed).toBe(true);
  expect(asked('special-move', seiro, '2027-12-27T10:00', factsOf()).unconfirmed).toBe(false);
});

it('uses the settings that are valid on the date', () => {
  const settings = [
    factsOf().settings[0],
    {
      validFrom: '2027-04-01',
      onlineStart: clock('8:00'),
      counterOpens: clock('8:30'),
      counterCloses: clock('17:15'),
      onlineEnd: clock('18:00'),
    },
  ].filter((entry) => entry !== undefined);
  const facts = factsOf({ settings });
  expect(brief(asked('special-move', seiro, '2027-03-31T16:00', facts)).slice(3)).toEqual([
    '2027-03-31T17:00',
    '2027-04-01T08:30',
  ]);
});
