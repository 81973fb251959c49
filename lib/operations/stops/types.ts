import type { Service } from '@/lib/window/constants';

/** What can be stopped: a server or gear of the network, or a system of the catalogue. */
export interface StopSubject {
  readonly code: string;
  readonly name: string;
  readonly nodeId: string | null;
  readonly systemId: string | null;
  /** Its owner, and that body's prefecture. */
  readonly organizationId: string;
  readonly parentId: string | null;
  /** Whose national, prefectural or municipal server it is; null = none of these. */
  readonly serverOf: string | null;
}

export interface StopRow {
  readonly id: string;
  readonly title: string;
  /** Of the server or the system. */
  readonly subject: string;
  readonly subjectCode: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly services: readonly Service[];
  readonly reason: string;
  /** Who entered it. */
  readonly organizationId: string;
  readonly organizationName: string;
  readonly cancelledAt: Date | null;
  readonly version: number;
}
