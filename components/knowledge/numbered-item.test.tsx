import { expect, it, vi } from 'vitest';
import { draw } from '@/tests/support/draw';
import { NumberedItem } from './numbered-item';

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => ({ value: 'ja' }) }) }));

it('leads to the item', async () => {
  const drawn = await draw(<NumberedItem number={129} title="印字がずれる" />);
  expect(drawn).toMatch(/この番号の回答事例： <a href="\/knowledge\/129"[^>]*>K-129 印字がずれる</);
});
