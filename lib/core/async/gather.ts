/** What is waiting for its batch. */
interface Waiting<I, O> {
  readonly key: string;
  readonly item: I;
  readonly resolve: (outcome: O) => void;
  readonly reject: (error: unknown) => void;
}

export interface Gathering<I, O> {
  /** At most one of a key is in a batch; a further one waits for the next. */
  readonly keyOf: (item: I) => string;
  /** Does a batch; answers in its order. If it throws, everybody in it hears that. */
  readonly work: (items: readonly I[]) => Promise<readonly O[]>;
  /** Milliseconds that the first of a batch waits for others. */
  readonly wait: number;
  /** With so many it waits no longer. */
  readonly enough?: number;
  /** Items in a batch. */
  readonly most: number;
}

/**
 * Lets many callers share one piece of work: what comes within a moment is done together, one batch after the other.
 */
export function gather<I, O>({
  keyOf,
  work,
  wait,
  enough = Number.POSITIVE_INFINITY,
  most,
}: Gathering<I, O>): (item: I) => Promise<O> {
  let queue: Waiting<I, O>[] = [];
  /** A batch is under way. */
  let busy = false;
  let timer: NodeJS.Timeout | undefined;

  function take(): Waiting<I, O>[] {
    const keys = new Set<string>();
    const batch: Waiting<I, O>[] = [];
    queue = queue.filter((waiting) => {
      if (batch.length === most || keys.has(waiting.key)) return true;
      keys.add(waiting.key);
      batch.push(waiting);
      return false;
    });
    return batch;
  }

  /** Sees to it that what waits is done, in a moment or, where it is enough, now. */
  function schedule(): void {
    if (busy || queue.length === 0) return;
    if (queue.length >= enough) void flush();
    // Not at once: small batches cost more than a short wait.
    else timer ??= setTimeout(flush, wait);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    busy = true;
    const batch = take();
    try {
      const outcomes = await work(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as O);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    busy = false;
    schedule();
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ key: keyOf(item), item, resolve, reject });
      schedule();
    });
}
