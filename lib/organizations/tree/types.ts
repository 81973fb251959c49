import { z } from 'zod';
import type { OrganizationKind } from '@/lib/access/actor';
import { organizationKinds } from '@/lib/access/actor';
import type { ErrorCode, ErrorParams } from '@/lib/core/errors';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';

/** A body as the rules see it: its present version and its place in time. Dates are business dates (JST). */
export const treeNodeShape = z.object({
  id: organizationId,
  kind: z.enum(organizationKinds),
  code: z.string(),
  name: z.string(),
  kana: z.string(),
  nameEn: z.string(),
  parentId: organizationId.nullable(),
  /** Begin of its present version; null = since before the portal. */
  since: z.string().nullable(),
  /** First date on which it no longer exists; null = exists. */
  endedOn: z.string().nullable(),
  successorId: organizationId.nullable(),
});
export type TreeNode = z.infer<typeof treeNodeShape>;

export interface Tree {
  readonly nodes: ReadonlyMap<OrganizationId, TreeNode>;
  /** Every code there ever was → whose it is. */
  readonly codes: ReadonlyMap<string, OrganizationId>;
}

/** New values of a body; null = stays as it is. */
export interface NewValues {
  readonly code: string | null;
  readonly name: string | null;
  readonly kana: string | null;
  readonly nameEn: string | null;
  readonly parentId: OrganizationId | null;
}

interface ChangeBase {
  /** Also the id of the body that it founds. Ids sort by time of planning. */
  readonly id: string;
  readonly effectiveOn: string;
}

export type TreeChange =
  | (ChangeBase & { readonly kind: 'revise'; readonly organizationId: OrganizationId; readonly values: NewValues })
  | (ChangeBase & { readonly kind: 'found'; readonly newKind: OrganizationKind; readonly values: NewValues })
  | (ChangeBase & {
      readonly kind: 'merge';
      /** Who goes on; null = a new body of `newKind`. */
      readonly organizationId: OrganizationId | null;
      readonly newKind: OrganizationKind | null;
      readonly memberIds: readonly OrganizationId[];
      readonly values: NewValues;
    })
  | (ChangeBase & { readonly kind: 'close'; readonly organizationId: OrganizationId });

export interface TreeProblem {
  readonly code: ErrorCode;
  /** Name of the input field. */
  readonly field?: string;
  readonly params?: ErrorParams;
}

/** The tree after a change, and which bodies differ: that is what has to be written. */
export interface Applied {
  readonly tree: Tree;
  readonly changed: readonly TreeNode[];
}

export type ApplyResult =
  | { readonly ok: true; readonly value: Applied }
  | { readonly ok: false; readonly problem: TreeProblem };
