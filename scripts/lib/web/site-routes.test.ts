import { describe, expect, test } from 'vitest';
import { routeAt } from './site-routes.mjs';

const cloud = { RENKEI_SITE: 'cloud' };
const own = { RENKEI_SITE: '153079', RENKEI_SITE_ROLE: 'down-recovery' };
const partner = { RENKEI_SITE: '153079', RENKEI_SITE_ROLE: 'partner' };

describe('what an installation has', () => {
  test.each<[string, string, Record<string, string>, object]>([
    ['the portal has everything', '/tickets', {}, { to: 'on' }],
    ['the counter of the cloud center', '/counter/123/issue?kind=insurance', cloud, { to: 'on' }],
    ['no inquiries there', '/tickets', cloud, { to: 'nowhere' }],
    ['no agents there', '/api/agent/v1/report', own, { to: 'nowhere' }],
    ['papers of a town’s own copy', '/api/counter/preview?number=1', own, { to: 'on' }],
    ['no counter where only ciphertext is', '/counter', partner, { to: 'nowhere' }],
    ['nor its papers', '/api/counter/preview', partner, { to: 'nowhere' }],
    ['log-in', '/login?next=%2F', partner, { to: 'on' }],
    ['the front page is the counter', '/', own, { to: 'elsewhere', location: '/counter' }],
    ['or what a partner server is for', '/?x', partner, { to: 'elsewhere', location: '/continuity' }],
    ['the icon', '/icon.svg', partner, { to: 'on' }],
  ])('%s', (_, address, environment, answer) => expect(routeAt(address, environment)).toEqual(answer));
});
