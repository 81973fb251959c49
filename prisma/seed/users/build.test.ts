import { expect, it } from 'vitest';
import { personas } from '@/lib/accounts/demonstration/constants';
import { buildOrganizations } from '../organizations/build';
import { buildUsers } from './build';

const users = buildUsers(buildOrganizations());

it('are about 6,000, each log-in once, somebody in every organization', () => {
  expect(users.length).toBeGreaterThan(5_900);
  expect(users.length).toBeLessThan(6_100);
  expect(new Set(users.map((u) => u.loginId)).size).toBe(users.length);
  expect(new Set(users.map((u) => u.organizationId)).size).toBe(1801);
});

it('have the same ids at every seeding', () => {
  expect(users.find((u) => u.loginId === 'seiro-admin')?.id).toBe('c11bbc0d-c888-8d2f-9a7d-35488d9e72f1');
});

it('cannot be reached: mail goes nowhere and the exchange 000 does not exist', () => {
  for (const { email, phone, loginId } of users) {
    expect(email, loginId).toMatch(/^[a-z0-9._-]+@[a-z0-9]+\.lg\.example$/);
    expect(phone, loginId).toMatch(/^0\d\d-000-\d{4}$/);
  }
});

it.each([
  ['153079', 'system_administrator'],
  ['153079', 'staff'],
  ['153079', 'counter_clerk'],
  ['153079', 'auditor'],
  ['154059', 'system_administrator'],
  ['155811', 'system_administrator'],
  ['150002', 'system_administrator'],
  ['150002', 'staff'],
  ['JLIS', 'call_center'],
  ['JLIS', 'system_management'],
  ['JLIS', 'auditor'],
  ['SOUMU', 'system_management'],
] as const)('%s has a persona who is %s', (code, role) => {
  expect(personas.some((p) => p.organizationCode === code && p.roles.includes(role))).toBe(true);
});
