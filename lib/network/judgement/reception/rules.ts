/** What has not happened for so long has stopped, in milliseconds. */
export const stopped = 5_000;

interface Times {
  readonly now: Date;
  /** Since when no process could take heartbeats; null = one could, all the time. */
  readonly deafSince: Date | null;
  /** When a process that takes heartbeats last committed something. */
  readonly beatAt: Date | null;
}

/**
 * Who received nothing judges nobody. `none`: no process can take heartbeats, so silences mean nothing. `restored`: one can again: everybody
 * gets the whole time once more. `steady`: silences count, however late the judge himself comes: on a machine that is always late he would else
 * never judge.
 */
export function receptionOf({ now, deafSince, beatAt }: Times): 'none' | 'restored' | 'steady' {
  if (beatAt === null || now.getTime() - beatAt.getTime() > stopped) return 'none';
  return deafSince === null ? 'steady' : 'restored';
}
