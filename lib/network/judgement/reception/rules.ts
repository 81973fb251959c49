/** What has not happened for so long has stopped, in milliseconds. */
const stopped = 5_000;

interface Times {
  readonly now: Date;
  /** When the judge was here last. */
  readonly sweptAt: Date;
  /** Since when no process could take heartbeats; null = one can. */
  readonly deafSince: Date | null;
  /** When a process that takes heartbeats last committed something. */
  readonly beatAt: Date | null;
}

/**
 * Who received nothing judges nobody. `none`: no process can take heartbeats, so silences mean nothing. `restored`: one can again, or the
 * judge was away himself: everybody gets the whole time once more. `steady`: silences count.
 */
export function receptionOf({ now, sweptAt, deafSince, beatAt }: Times): 'none' | 'restored' | 'steady' {
  const since = (instant: Date) => now.getTime() - instant.getTime();
  if (beatAt === null || since(beatAt) > stopped) return 'none';
  return deafSince !== null || since(sweptAt) > stopped ? 'restored' : 'steady';
}
