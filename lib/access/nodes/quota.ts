const minute = 60_000;

/** Counts by key and minute in this process. Answers whether one more is within `most`. */
export function quotas(): (key: string, most: number, now: Date) => boolean {
  const counts = new Map<string, number>();
  let current = 0;
  return (key, most, now) => {
    const running = Math.floor(now.getTime() / minute);
    if (running !== current) counts.clear();
    current = running;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  };
}
