/** An article of the demonstration, before it has a number. */
export interface Draft {
  /** Names it, so that it has the same id each time. */
  readonly key: string;
  readonly category: string;
  /** Code of the organization that posts it. */
  readonly from: string;
  /** When it was posted. */
  readonly at: Date;
  readonly title: string;
  readonly body: string;
  readonly pinned?: boolean;
  readonly mustRead?: boolean;
  /** Days until when it is to be confirmed. */
  readonly confirmDays?: number;
  /** Codes of those addressed; in 06 only. */
  readonly to?: readonly string[];
  /** What the first addressed organization answered. */
  readonly answer?: string;
  /** Days after which it left the lists. */
  readonly expireDays?: number;
  /** What it said before it was revised. */
  readonly before?: string;
}

/** Counts back from the present of the demonstration. */
export interface Calendar {
  readonly at: Date;
  /** So many days ago, at a time of day in Japan. */
  readonly ago: (days: number, time: string) => Date;
  /** A day of the month that is so many months ago (0 = this one), at a time of day in Japan. */
  readonly inMonth: (months: number, day: number, time: string) => Date;
  /** 令和8年11月 */
  readonly month: (months: number) => string;
  readonly date: (at: Date) => string;
}
