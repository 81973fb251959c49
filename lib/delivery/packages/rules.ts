import type { PackageKind } from '@/lib/core/generated/enums';
import type { Target } from '../trust/rules';
import type { PackageSummary } from '../types';

/**
 * What is signed of a package: the file, and what an agent does with it. Nobody can change it on the way.
 * @param sequence counts up with each release: an agent that has a later one of the package refuses this one
 */
export const targetOf = (
  one: Omit<PackageSummary, 'id' | 'createdAt' | 'createdBy' | 'notes'>,
  sequence: number,
): Target => ({
  path: `${one.name}/${one.version}/${one.fileName}`,
  size: one.size,
  hash: one.hash,
  custom: {
    ...{
      package: one.name,
      version: one.version,
      kind: one.kind,
      nodeKinds: [...one.nodeKinds],
      requires: one.requires,
      sequence,
    },
    ...{ apply: one.applyCommand, undo: one.undoCommand, check: one.checkCommand },
  },
});

/** The category of the site in which a package's file belongs (S3: 03.規程・様式等). */
export const categoryOf = (kind: PackageKind): string =>
  ({ manual: '03-01', form: '03-03', program: '03-03', master_data: '03-04' })[kind];
