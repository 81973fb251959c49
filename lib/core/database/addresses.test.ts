import { describe, expect, it } from 'vitest';
import { addressesOf, editAddress } from './addresses.mjs';

describe('the servers that an address names', () => {
  it.each([
    ['postgres://u:p@a:5432/db', ['postgres://u:p@a:5432/db']],
    ['postgres://u:a,b@h/db', ['postgres://u:a,b@h/db']],
    ['postgres://u@h/db?host=%2Fvar%2Frun', ['postgres://u@h/db?host=%2Fvar%2Frun']],
    [
      'postgres://u:p@a:5432,b:5433/db?target_session_attrs=read-write',
      [
        'postgres://u:p@a:5432/db?target_session_attrs=read-write',
        'postgres://u:p@b:5433/db?target_session_attrs=read-write',
      ],
    ],
    ['postgres://u:x,y@[::1]:1,[::2]:2/db', ['postgres://u:x,y@[::1]:1/db', 'postgres://u:x,y@[::2]:2/db']],
    ['postgres://a,b,c/db', ['postgres://a/db', 'postgres://b/db', 'postgres://c/db']],
  ])('%s', (address, each) => {
    expect(addressesOf(address)).toEqual(each);
  });

  it('stay when another user is put in', () => {
    const edit = (url: URL) => {
      url.username = 'renkei_app';
      url.password = 'p@/';
    };
    expect(editAddress('postgres://u:p@a:5432,b:5433/db?x=1', edit)).toBe(
      'postgres://renkei_app:p%40%2F@a:5432,b:5433/db?x=1',
    );
    expect(editAddress('postgres://u:p@a:5432/db?x=1', edit)).toBe('postgres://renkei_app:p%40%2F@a:5432/db?x=1');
  });
});
