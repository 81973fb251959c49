import { describe, expect, it } from 'vitest';
import { currentSite, keepsResidents } from './site';

const environment = (RENKEI_SITE?: string, RENKEI_SITE_ROLE?: string) =>
  ({ RENKEI_SITE, RENKEI_SITE_ROLE }) as unknown as NodeJS.ProcessEnv;

describe('the site that a process is', () => {
  it.each([
    ['nothing set: the national portal', undefined, undefined, { kind: 'portal' }],
    ['empty: the national portal', '', undefined, { kind: 'portal' }],
    ['the cloud center', 'cloud', undefined, { kind: 'cloud' }],
    ['a town’s own server', '153079', 'down-recovery', { kind: 'town', code: '153079', role: 'down-recovery' }],
    ['a server for the others', '155811', 'partner', { kind: 'town', code: '155811', role: 'partner' }],
  ])('%s', (_name, site, role, expected) => expect(currentSite(environment(site, role))).toEqual(expected));

  it.each([
    ['no municipality', '15307', 'partner'],
    ['no role', '153079', undefined],
    ['an unknown role', '153079', 'mirror'],
  ])('raises: %s', (_name, site, role) => expect(() => currentSite(environment(site, role))).toThrow(/RENKEI_SITE/));

  it('the portal keeps no residents', () => expect(keepsResidents()).toBe(false));
});
