/** What a list of attachments shows. `size` in bytes. */
export interface FileSummary {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}
