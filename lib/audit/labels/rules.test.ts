import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ticketEntryKinds } from '@/lib/tickets/constants';
import { eventLabel, fieldLabel, knownEvents, targetLabel, valueLabel } from './rules';

const lib = path.resolve(import.meta.dirname, '../..');
const sources = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('generated'))
  .map((name) => readFileSync(path.join(lib, name), 'utf8'));

/** Events that the code writes down literally, and those that it composes of a ticket's entries. */
const written = [
  ...sources.flatMap((source) => [...source.matchAll(/\bevent: '([a-z_]+\.[a-z_]+)'/g)].map((match) => match[1] ?? '')),
  ...ticketEntryKinds.filter((kind) => kind !== 'question').map((kind) => `ticket.${kind}`),
];

it.each([...new Set(written)])('%s has words', (event) => {
  expect(knownEvents()).toContain(event);
});

it('each kind of target has words', () => {
  const types = new Set(
    sources.flatMap((source) => [...source.matchAll(/\btargetType: '([a-z_]+)'/g)].map((match) => match[1] ?? '')),
  );
  expect([...types].filter((type) => targetLabel(type, 'ja') === type)).toEqual([]);
});

it.each([
  ['ticket.taken', 'state', 'in_progress', '対応中', 'In progress'],
  ['organization.change_cancelled', 'state', 'cancelled', '取消し', 'Cancelled'],
  ['session.opened', 'method', 'password', 'パスワード', 'Password'],
  ['session.opened', 'secondFactor', 'totp', '認証アプリ', 'authenticator app'],
  ['user.changed', 'roles', 'staff, counter_clerk', '職員、窓口職員', 'Staff, Counter clerk'],
  ['session.opened', 'reason', 'wrong_password', 'パスワードの誤り', 'Wrong password'],
  ['notification_settings.changed', 'urgent', 'digest', '1日1回まとめてメール', 'One email a day'],
  ['factors.reset', 'totp', 'true', 'はい', 'Yes'],
])('of %s the %s %s is shown in words', (event, field, value, ja, en) => {
  expect([valueLabel(event, field, value, 'ja'), valueLabel(event, field, value, 'en')]).toEqual([ja, en]);
  for (const locale of ['ja', 'en'] as const) expect(fieldLabel(event, field, locale)).not.toBe(field);
});

it('leaves what a person wrote as it is', () => {
  expect(valueLabel('ticket.created', 'subject', 'closed', 'ja')).toBe('closed');
  expect(valueLabel('organization.change_planned', 'reason', '告示第12号', 'ja')).toBe('告示第12号');
  expect(valueLabel('ticket.created', 'state', 'constructor', 'en')).toBe('constructor');
});

it('shows what it has no words for as it is', () => {
  expect(eventLabel('gone.done', 'ja')).toBe('gone.done');
  expect(eventLabel('constructor.name', 'ja')).toBe('constructor.name');
  expect(targetLabel('toString', 'en')).toBe('toString');
  expect(fieldLabel('ticket.created', 'nested.subject', 'en')).toBe('Subject');
});
