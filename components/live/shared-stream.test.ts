import { describe, expect, it } from 'vitest';
import { type Browser, type Listener, SharedStream } from './shared-stream';

/** A browser whose windows reach one another at once; `locks: false` is one without HTTPS. */
function browser({ locks = true } = {}) {
  const waiting: (() => Promise<unknown>)[] = [];
  let held = false;
  const next = () => {
    const work = held ? undefined : waiting.shift();
    if (!work) return;
    held = true;
    void work().then(() => {
      held = false;
      next();
    });
  };
  const request = ((_name: string, { signal }: LockOptions, work: () => Promise<unknown>) => {
    waiting.push(work);
    signal?.addEventListener('abort', () => {
      const at = waiting.indexOf(work);
      if (at >= 0) waiting.splice(at, 1);
    });
    next();
    return Promise.resolve();
  }) as LockManager['request'];
  const channels = new Set<{ onmessage: ((event: { data: unknown }) => void) | null }>();
  const streams: Listener[] = [];
  let clock = 0;

  /** A window that was asked for now. */
  const open = () => {
    const born = clock;
    const heard: (string | null)[] = [];
    const channel = () => {
      const own = {
        onmessage: null as ((event: { data: unknown }) => void) | null,
        postMessage: (data: unknown) => {
          for (const other of channels) if (other !== own) other.onmessage?.({ data });
        },
        close: () => void channels.delete(own),
      };
      channels.add(own);
      return own as unknown as BroadcastChannel;
    };
    const around: Browser = {
      locks: locks ? { request } : undefined,
      channel,
      age: () => clock - born,
      open: (tell) => {
        streams.push(tell);
        return () => void streams.splice(streams.indexOf(tell), 1);
      },
    };
    const stream = new SharedStream(around, (topic) => heard.push(topic));
    return { stream, heard };
  };
  const pass = (ms: number) => {
    clock += ms;
  };
  return { open, streams, pass };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('windows of one browser', () => {
  it('have one stream, and all hear what it tells', () => {
    const { open, streams } = browser();
    const windows = Array.from({ length: 7 }, open);
    for (const { stream } of windows) stream.start();
    expect(streams).toHaveLength(1);
    streams[0]?.('tickets');
    expect(windows.map(({ heard }) => heard.filter((topic) => topic !== null))).toEqual(
      Array.from({ length: 7 }, () => ['tickets']),
    );
  });

  it('pass it on when the one that has it is closed or hidden', async () => {
    const { open, streams, pass } = browser();
    const [first, second, third] = [open(), open(), open()];
    first.stream.start();
    pass(10);
    second.stream.start();
    third.stream.start();
    third.stream.stop();
    first.stream.stop();
    await settled();
    expect(streams).toHaveLength(1);
    streams[0]?.('notifications');
    expect([second.heard.at(-1), third.heard.includes('notifications')]).toEqual(['notifications', false]);
    second.stream.stop();
    await settled();
    expect(streams).toHaveLength(0);
  });

  it('hear what changed while they were made, and nothing that was before', () => {
    const { open, streams, pass } = browser();
    const leader = open();
    leader.stream.start();
    pass(100);
    streams[0]?.('incidents');
    pass(100);
    const late = open();
    pass(50);
    streams[0]?.('tickets');
    pass(50);
    late.stream.start();
    expect(late.heard).toEqual(['tickets']);
  });

  it('ask again for all when they are older than the one that has the stream', () => {
    const { open, pass } = browser();
    const old = open();
    pass(100);
    const leader = open();
    leader.stream.start();
    old.stream.start();
    expect(old.heard).toEqual([null]);
  });

  it('have one each where the browser has no locks', () => {
    const { open, streams } = browser({ locks: false });
    const windows = [open(), open()];
    for (const { stream } of windows) stream.start();
    expect(streams).toHaveLength(2);
    for (const { stream } of windows) stream.stop();
    expect(streams).toHaveLength(0);
  });
});
