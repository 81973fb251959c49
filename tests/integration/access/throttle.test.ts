import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  admitAttempt,
  type CountedAttempt,
  findKnownPlaces,
  forgiveAttempt,
  rememberPlaces,
} from '@/lib/accounts/throttle/mutations';
import { addressKey, type ThrottleKey } from '@/lib/accounts/throttle/rules';
import { setClock } from '@/lib/core/clock';
import { withSystem } from '@/lib/core/db';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

const start = new Date('2026-04-01T09:00:00+09:00');
beforeEach(() => setClock(start));
afterEach(() => setClock(undefined));

async function admitted(key: ThrottleKey): Promise<CountedAttempt> {
  const admission = await withSystem('test', (db) => admitAttempt(db, [key]));
  if (!admission.admitted) throw new Error(`${admission.seconds} s to wait`);
  return admission.attempt;
}
const forgive = (attempt: CountedAttempt) => withSystem('test', (db) => forgiveAttempt(db, attempt));
const counterOf = async ({ places }: CountedAttempt) =>
  (
    await owner().query('SELECT failures, blocked_until IS NULL AS free FROM login_throttles WHERE key = $1', [
      places[0]?.key,
    ])
  ).rows;

it('who was right takes one count off an address that many share, and leaves the wrong ones of others', async () => {
  const office = addressKey('198.51.100.90');
  const wrong = await admitted(office);
  for (let turn = 0; turn < 5; turn++) await forgive(await admitted(office));
  expect(await counterOf(wrong)).toEqual([{ failures: 1, free: true }]);
});

it('the pause that an attempt brought about goes with it, if it was right', async () => {
  const office = addressKey('198.51.100.91');
  const [place] = (await admitted(office)).places;
  await owner().query('UPDATE login_throttles SET failures = 99 WHERE key = $1', [place?.key]);
  const hundredth = await admitted(office);
  await expect(admitted(office)).rejects.toThrow('30 s to wait');
  await forgive(hundredth);
  expect(await counterOf(hundredth)).toEqual([{ failures: 99, free: true }]);
  await admitted(office);
});

it('a place is known for ninety days after it was last used, each by itself and to its own person', async () => {
  const [person, other] = [await createActor(), await createActor()];
  await withSystem('test', (db) => rememberPlaces(db, person.userId, '198.51.100.92', 'device'));
  const known = (who: typeof person, address: string, device?: string) =>
    withSystem('test', (db) => findKnownPlaces(db, who.userId, address, device));
  const later = (days: number) => setClock(new Date(start.getTime() + days * 24 * 3_600_000));
  expect(await known(person, '198.51.100.92', 'device')).toEqual({ knownDevice: true, knownAddress: true });
  expect(await known(person, '198.51.100.93', 'device')).toEqual({ knownDevice: true, knownAddress: false });
  expect(await known(person, '198.51.100.92', 'another')).toEqual({ knownDevice: false, knownAddress: true });
  expect(await known(other, '198.51.100.92', 'device')).toEqual({ knownDevice: false, knownAddress: false });
  later(89);
  expect(await known(person, '198.51.100.92')).toMatchObject({ knownAddress: true });
  later(91);
  expect(await known(person, '198.51.100.92', 'device')).toEqual({ knownDevice: false, knownAddress: false });
});
