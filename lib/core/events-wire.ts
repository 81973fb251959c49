/** PostgreSQL channel between the process that changes something and the web processes that hold the browsers' streams. */
export const liveChannel = 'renkei_live';

/** NOTIFY payloads end at 8,000 bytes; 100 organizations and 100 users with their ids stay under it. */
export const maxAddressees = 90;

export interface LiveEvent {
  readonly topic: string;
  readonly id: string;
  /** `*`: more organizations than fit; every browser asks again. */
  readonly organizations: readonly string[] | '*';
  readonly users?: readonly string[];
}
