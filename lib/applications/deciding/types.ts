/** What came of approving several together. */
export interface Together {
  readonly approved: number;
  /** Numbers of those that somebody else has decided on meanwhile, or that are the reviewer's own. */
  readonly left: readonly number[];
}
