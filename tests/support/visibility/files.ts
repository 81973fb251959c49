import { isOfReadArticle } from './articles';
import type { Rule } from './oracle';

/** Before it is attached its uploader's alone; then its organization's, whom it was given to, and who reads an article that has it. */
export const readsFile: Rule = (row, viewer, data) => {
  if (row.attached_at === null) return row.uploaded_by_id === viewer.userId;
  if (row.organization_id === viewer.organizationId || isOfReadArticle(row, viewer, data)) return true;
  return (data.file_grants ?? []).some(
    (grant) => grant.file_id === row.id && grant.organization_id === viewer.organizationId,
  );
};
