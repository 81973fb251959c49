import { expect, it } from 'vitest';
import { readText } from './body';

const send = (body: BodyInit | null) =>
  new Request('http://portal.example', { method: 'POST', body, duplex: 'half' } as RequestInit);

it('reads a body of several pieces, also when a character lies across two', async () => {
  const bytes = new TextEncoder().encode('葛󠄀城市𠮷');
  const pieces = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  expect(await readText(send(pieces), bytes.length)).toBe('葛󠄀城市𠮷');
  expect(await readText(send(null))).toBe('');
});

/** So many bytes, in pieces; how many were asked for. */
function count(bytes: number) {
  const asked = { bytes: 0 };
  const pieces = new ReadableStream({
    pull(controller) {
      asked.bytes += 1_000;
      controller.enqueue(new Uint8Array(1_000));
      if (asked.bytes >= bytes) controller.close();
    },
  });
  return { asked, pieces };
}

it('reads what is too long to its end, so that the connection can go on, and keeps none of it', async () => {
  const { asked, pieces } = count(100_000);
  expect(await readText(send(pieces), 20_000)).toBeNull();
  expect(asked.bytes).toBe(100_000);
});

it('stops reading a body that never ends', async () => {
  const { asked, pieces } = count(Number.POSITIVE_INFINITY);
  expect(await readText(send(pieces), 20_000)).toBeNull();
  expect(asked.bytes).toBeLessThan(20_000 * 17);
});
