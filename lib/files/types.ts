import { z } from 'zod';
/** What a list of attachments shows. `size` in bytes. */
export const fileSummaryShape = z.object({ id: z.string(), name: z.string(), mediaType: z.string(), size: z.number() });
export type FileSummary = z.infer<typeof fileSummaryShape>;

export interface NewFile extends FileSummary {
  /** SHA-256 of the bytes, lower-case hex. */
  readonly hash: string;
}

/** What a download needs. */
export interface StoredFile extends NewFile {
  readonly createdAt: Date;
}
