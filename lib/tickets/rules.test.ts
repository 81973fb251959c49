import { describe, expect, it } from 'vitest';
import type { OrganizationKind } from '@/lib/access/actor';
import { idOf } from '@/lib/core/ids';
import { branded } from '@/tests/support/plain';
import type { TicketCategory, TicketRoute, TicketSystem } from './constants';
import { actDone, chainFor, checkOccurredAt, suggestRoute, type Tiers } from './rules';

const tiers = { asker: 'asker', prefecture: 'prefecture', center: 'center', operator: 'operator' };

describe('chainFor', () => {
  it.each<[string, OrganizationKind, TicketRoute, Partial<typeof tiers> | { prefecture: null }, string]>([
    ['a municipality by relay', 'municipality', 'relay', {}, 'asker prefecture center operator'],
    ['a municipality directly', 'municipality', 'direct', {}, 'asker center'],
    ['a municipality without a prefecture', 'municipality', 'relay', { prefecture: null }, 'asker center operator'],
    ['a prefecture, whatever the route', 'prefecture', 'relay', {}, 'asker center operator'],
    ['an agency', 'agency', 'relay', {}, 'asker center operator'],
    ['a vendor', 'vendor', 'direct', {}, 'asker center'],
    ['the center asks the operator', 'center', 'relay', { asker: 'center' }, 'center operator'],
  ])('%s', (_name, kind, route, over, expected) => {
    expect(chainFor(kind, route, branded<Tiers>({ ...tiers, ...over })).join(' ')).toBe(expected);
  });
});

describe('suggestRoute', () => {
  it.each<[string, TicketSystem, TicketCategory, TicketRoute]>([
    ['a fault of the registry network goes to the call center', 'juki_cs', 'fault', 'direct'],
    ['so does its operation', 'prefecture_server', 'operation', 'direct'],
    ['and a security matter', 'network_equipment', 'security', 'direct'],
    ['a question about a procedure goes through the prefecture', 'juki_cs', 'procedure', 'relay'],
    ['and one about data', 'core_system', 'data', 'relay'],
    ['information linkage goes through the prefecture, faults too', 'linkage_server', 'fault', 'relay'],
    ['its network', 'linkage_network', 'operation', 'relay'],
    ['the information-sharing site', 'sharing_site', 'other', 'relay'],
  ])('%s', (_name, system, category, route) => expect(suggestRoute(system, category)).toBe(route));
});

describe('checkOccurredAt', () => {
  const now = new Date('2026-11-20T03:00:00Z');
  it.each([
    ['now', '2026-11-20T03:00:00Z', null],
    ['within the minute a clock may be fast', '2026-11-20T03:01:00Z', null],
    ['tomorrow', '2026-11-21T03:00:00Z', 'inFuture'],
    ['nine years ago', '2017-11-20T03:00:00Z', null],
    ['eleven years ago', '2015-11-20T03:00:00Z', 'tooOld'],
  ])('%s', (_name, at, expected) => expect(checkOccurredAt(new Date(at), now)).toBe(expected));
});

describe('what the address says was done', () => {
  it.each([
    ['what one did', 'answer', 'answered', 'me', 'answer'],
    ['what somebody else did meanwhile', 'answer', 'answered', 'other', null],
    ['something else than the newest', 'answer', 'taken', 'me', null],
    ['an inquiry just sent', 'ask', 'question', 'me', 'ask'],
    ['an inquiry of old', 'ask', 'answered', 'me', null],
    ['taken back', 'taken_back', 'taken_back', 'me', 'taken_back'],
    ['classed anew', 'classified', 'classified', 'me', 'classified'],
    ['handed to the other group, by somebody else', 'grouped', 'grouped', 'other', null],
    ['nothing that there is', 'constructor', 'answered', 'me', null],
  ] as const)('%s', (_name, named, kind, authorId, expected) => {
    expect(actDone(named, { kind, authorId: idOf(authorId) }, idOf('me'))).toBe(expected);
  });

  it('nothing of an inquiry without words', () => {
    expect(actDone('ask', undefined, idOf('me'))).toBeNull();
  });
});
