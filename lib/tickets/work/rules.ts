interface Times {
  readonly orderedAt: Date | null;
  readonly arrivedAt: Date | null;
  readonly restoredAt: Date | null;
}

/** The first time of a recovery that lies before the one it follows: ordered, arrived, restored. Null = all are in order. */
export function checkRecovery({ orderedAt, arrivedAt, restoredAt }: Times): 'arrivedAt' | 'restoredAt' | null {
  if (orderedAt && arrivedAt && arrivedAt < orderedAt) return 'arrivedAt';
  const before = arrivedAt ?? orderedAt;
  return before && restoredAt && restoredAt < before ? 'restoredAt' : null;
}
