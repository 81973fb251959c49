/** The words that a form was made from: each version counts its changes from 1, so that only both together name them. */
export interface Revision {
  readonly version: number;
  readonly revision: number;
}

/** As forms carry it: `3.1`. */
export const formatRevision = ({ version, revision }: Revision): string => `${version}.${revision}`;
