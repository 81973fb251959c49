import { expect, it } from 'vitest';
import { areaOf } from './areas';

it.each([
  ['/', 'dashboard'],
  ['/?x=1', 'dashboard'],
  ['/tickets/26-000001-2?tab=a', 'tickets'],
  ['/tickets?a=/admin', 'tickets'],
  ['/_next/static/x.js', 'assets'],
  ['/api/events', 'live'],
  ['/api/files?name=a', 'api'],
  ['/made-up', 'other'],
  ['', 'dashboard'],
])('%s belongs to %s', (url, area) => {
  expect(areaOf(url)).toBe(area);
});
