import { expect, it } from 'vitest';
import { areaOf } from './areas';

const declared = new Set(['tickets']);

it.each([
  ['/', 'dashboard'],
  ['/?x=1', 'dashboard'],
  ['/tickets/26-000001-2?tab=a', 'tickets'],
  ['/tickets?a=/admin', 'tickets'],
  ['/_next/static/x.js', 'assets'],
  ['/api/events', 'live'],
  ['/api/files?name=a', 'api'],
  ['/made-up', 'other'],
  ['/admin/audit', 'admin'],
  ['', 'dashboard'],
])('%s belongs to %s', (url, area) => {
  expect(areaOf(url, declared)).toBe(area);
});
