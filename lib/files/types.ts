/** What a list of attachments shows. `size` in bytes. */
export interface FileSummary {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

export interface NewFile extends FileSummary {
  /** SHA-256 of the bytes, lower-case hex. */
  readonly hash: string;
}

/** What a download needs. */
export interface StoredFile extends NewFile {
  readonly createdAt: Date;
}
