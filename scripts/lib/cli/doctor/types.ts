export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly ja: string;
  readonly en: string;
}
