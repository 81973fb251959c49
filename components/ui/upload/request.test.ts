import { afterEach, expect, it, vi } from 'vitest';
import { hashFile, sendFile } from './request';

afterEach(() => vi.unstubAllGlobals());

it('a file that was taken off while it was being hashed is not sent', async () => {
  const sent = vi.fn();
  class Recorded {
    constructor() {
      sent();
      throw new Error('nothing may be sent');
    }
  }
  vi.stubGlobal('XMLHttpRequest', Recorded);
  const abort = new AbortController();
  const file = new File(['三行\n'], '資料.txt');
  const hash = await hashFile(file);
  abort.abort();
  const answer = await sendFile(file, hash, () => {}, { owner: '', signal: abort.signal });
  expect(answer).toMatchObject({ ok: false });
  expect(sent).not.toHaveBeenCalled();
});
