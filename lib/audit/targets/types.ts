/** What an entry is about, as people call it, and where it stands; null = nowhere that the reader may see. */
export interface NamedTarget {
  readonly name: string;
  readonly href: string | null;
}

/** How an entry says what it is about. */
export interface AuditTarget {
  readonly targetType: string;
  readonly targetId: string;
  /** The id to look the name up by; of a log-in its person's. */
  readonly namedBy: string;
  /** What the entry itself calls a person; null = nothing. */
  readonly ownName: string | null;
}
