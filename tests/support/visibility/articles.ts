import { type Data, find, type Row, type Rule } from './oracle';
import type { Viewer } from './world';

const category = (row: Row, data: Data): Row => find(data, 'article_categories', row.category_id) ?? {};
const readersOf = (articleId: string, data: Data): readonly Row[] =>
  (data.article_readers ?? []).filter((reader) => reader.article_id === articleId);
const isReader = (articleId: string, viewer: Viewer, data: Data, updating = false): boolean =>
  readersOf(articleId, data).some(
    (reader) => reader.organization_id === viewer.organizationId && (!updating || reader.may_update),
  );

const own: Rule = (row, viewer) => row.organization_id === viewer.organizationId;

/** The author's organization in any state; once it is out, everybody, or in 06 the addressed only. */
export const seesArticle: Rule = (row, viewer, data) =>
  own(row, viewer, data) || (row.published_at !== null && (!row.restricted || isReader(row.id, viewer, data)));

/** The author's organization, whom it gave the right, and the operator what everybody sees. */
export const changesArticle: Rule = (row, viewer, data) =>
  own(row, viewer, data) ||
  (row.published_at !== null && (row.restricted ? isReader(row.id, viewer, data, true) : viewer.kind === 'operator'));

/** Who posts where (domain.md §6). */
export const postsArticle: Rule = (row, viewer, data) => {
  const { posting, restricted } = category(row, data);
  const mayPost: Readonly<Record<string, boolean>> = {
    nobody: false,
    nation: ['center', 'operator'].includes(viewer.kind),
    owners:
      viewer.kind === 'operator' ||
      (data.network_systems ?? []).some((system) => system.organization_id === viewer.organizationId),
    everybody: true,
  };
  return (
    own(row, viewer, data) &&
    row.author_id === viewer.userId &&
    mayPost[posting] === true &&
    row.restricted === restricted
  );
};

const articleOf = (row: Row, data: Data): Row => find(data, 'articles', row.article_id) ?? {};
export const ofSeen: Rule = (row, viewer, data) => seesArticle(articleOf(row, data), viewer, data);
export const ofChanged: Rule = (row, viewer, data) => changesArticle(articleOf(row, data), viewer, data);
export const ofOwn: Rule = (row, viewer, data) => own(articleOf(row, data), viewer, data);
export const ofReader: Rule = (row, viewer, data) => isReader(row.article_id, viewer, data);

/** What was said in an article that was withdrawn is its author's organization's. */
export const ofReadable: Rule = (row, viewer, data) =>
  ofSeen(row, viewer, data) && (articleOf(row, data).state !== 'withdrawn' || ofOwn(row, viewer, data));

/** What was taken out of a file that hangs on an article that the viewer can read. */
export const isOfReadFile: Rule = (text, viewer, data) =>
  (data.article_files ?? []).some((row) => row.file_id === text.file_id && ofReadable(row, viewer, data));

/** A file that hangs on an article that the viewer can read. */
export const isOfReadArticle: Rule = (file, viewer, data) =>
  file.attached_at !== null &&
  (data.article_files ?? []).some((row) => row.file_id === file.id && ofReadable(row, viewer, data));

export const ofState =
  (...states: string[]): Rule =>
  (row, _viewer, data) =>
    states.includes(articleOf(row, data).state);

export const ofRestricted: Rule = (row, _viewer, data) => articleOf(row, data).restricted;

/** One's own, all of one's own articles, and of what everybody reads all for the nation and those below for a prefecture. */
export const seesReceipt: Rule = (row, viewer, data) =>
  own(row, viewer, data) ||
  row.author_organization_id === viewer.organizationId ||
  (!row.restricted &&
    (['center', 'operator'].includes(viewer.kind) ||
      find(data, 'organizations', row.organization_id)?.parent_id === viewer.organizationId));
