/**
 * What `work` answers, or an error after `ms` milliseconds, whatever becomes of `work`: an engine may collect the signal of
 * `AbortSignal.timeout` as garbage, and a `fetch` that has only that then waits for ever.
 */
export async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`no answer within ${ms} ms`);
      controller.abort(error);
      reject(error);
    }, ms);
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Does a portal or a site answer? The answer is read to its end: a connection with something unread would keep a program from ending. */
export const isAlive = (origin: string, ms: number): Promise<boolean> =>
  within(ms, async (signal) => {
    const response = await fetch(`${origin}/api/health/live`, { signal, cache: 'no-store' });
    await response.arrayBuffer();
    return response.ok;
  }).catch(() => false);
