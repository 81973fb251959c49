/** What has not happened for so long has stopped. */
const stopped = 5_000;

interface Heard {
  readonly now: Date;
  /** When the judge was here last. */
  readonly sweptAt: Date;
  /** Since when nobody was listening; null = somebody was. */
  readonly deafSince: Date | null;
  /** When somebody who listens last committed something. */
  readonly beatAt: Date | null;
}

/**
 * Who heard nobody judges nobody. `deaf`: no intake can commit, so silences mean nothing. `again`: the center hears again, or the judge
 * was away himself: everybody gets the whole time once more. `hears`: silences count.
 */
export function hearingOf({ now, sweptAt, deafSince, beatAt }: Heard): 'deaf' | 'again' | 'hears' {
  const since = (instant: Date) => now.getTime() - instant.getTime();
  if (beatAt === null || since(beatAt) > stopped) return 'deaf';
  return deafSince !== null || since(sweptAt) > stopped ? 'again' : 'hears';
}
