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

it('stops reading a body that never ends', async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1_000;
      controller.enqueue(new Uint8Array(1_000));
    },
  });
  expect(await readText(send(endless), 20_000)).toBeNull();
  expect(sent).toBeLessThan(30_000);
});
