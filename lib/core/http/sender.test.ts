import { expect, it } from 'vitest';
import { senderOf } from './sender';

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::ffff:c000:201', '192.0.2.1'],
  ['no:address', 'no:address'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', ''],
])('takes %s for %s', (address, sender) => expect(senderOf(address)).toBe(sender));
