export interface Person {
  readonly id: string;
  readonly name: string;
  /** Decides by role: only such people need a deputy. */
  readonly reviews: boolean;
}

export interface DeputyRow {
  readonly id: string;
  readonly userName: string;
  readonly deputyName: string;
  /** Business dates, both included. */
  readonly validFrom: string;
  readonly validTo: string;
}
