import type { ContactKind } from './constants';

/** When a window answers. Times are `HH:MM` in Japan, the end exclusive and up to `24:00`. */
export interface ContactHours {
  readonly weekdays: number;
  readonly opens: string;
  readonly closes: string;
  readonly onHolidays: boolean;
}

export interface Contact extends ContactHours {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: ContactKind;
  readonly department: string;
  readonly person: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
  readonly priority: number;
  readonly note: string;
  /** Business dates; null = open end. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Name of the merged body whose window it was; null if it was always this body's. */
  readonly formerName: string | null;
  /** Who entered it last, if that was another organization (代行). */
  readonly enteredByName: string | null;
  readonly updatedAt: Date;
  readonly version: number;
}
