import { expect, it } from 'vitest';
import { searchedAt } from './searched';

it.each([
  ['/tickets?desk=all&sort=relevance&q=%E8%A8%BC%E6%98%8E%E6%9B%B8+%E6%9C%9F%E9%99%90', '証明書 期限'],
  ['/tickets?desk=all', ''],
  ['/knowledge?q=%E8%A8%BC', ''],
  ['/', ''],
])('what was searched at %s', (path, expected) => expect(searchedAt(path)).toBe(expected));
