import { confirmingKinds } from '@/lib/articles/constants';
import { formatArticleNumber } from '@/lib/articles/number/rules';
import { seedId, seedNumber } from '../ids';
import type { SeedOrganization } from '../organizations/build';
import type { SeedUser } from '../users/build';
import { calendarAt } from './calendar';
import { documentsOf } from './text/documents';
import { letters } from './text/letters';
import { notices } from './text/notices';
import { plans } from './text/plans';
import type { Draft } from './text/types';

const day = 24 * 3_600_000;

export interface SeedArticle extends Draft {
  readonly id: string;
  readonly number: string;
  readonly organizationId: string;
  readonly author: SeedUser;
  readonly revisedAt: Date | null;
  readonly expired: boolean;
  readonly addressed: readonly string[];
  readonly answerer: SeedUser | null;
}

export interface SeedReceipt {
  readonly articleId: string;
  readonly organizationId: string;
  readonly authorOrganizationId: string;
  readonly readAt: Date;
  readonly reader: string;
  readonly confirmedAt: Date | null;
}

/** The articles of two years before `at`, numbered in the order in which they were posted. */
export function buildArticles(
  organizations: readonly SeedOrganization[],
  users: readonly SeedUser[],
  at: Date,
): SeedArticle[] {
  const byCode = new Map(organizations.map((organization) => [organization.code, organization]));
  const codeOf = new Map(organizations.map(({ id, code }) => [id, code]));
  const writers = new Map<string, SeedUser>();
  for (const user of users)
    if (user.roles[0] !== 'counter_clerk' && user.roles[0] !== 'auditor' && !writers.has(user.organizationId))
      writers.set(user.organizationId, user);
  const pairs = organizations
    .filter(
      ({ kind, parentId, code }, index) =>
        kind === 'municipality' && parentId !== null && !code.startsWith('15') && index % 29 === 0,
    )
    .map(({ code, parentId }): [string, string] => [
      code,
      (parentId === null ? undefined : codeOf.get(parentId)) ?? '',
    ]);
  const calendar = calendarAt(at);
  const drafts = [...notices(calendar), ...documentsOf(calendar), ...plans(calendar), ...letters(calendar, pairs)]
    .filter(({ at: posted, from, to = [] }) => posted < at && [from, ...to].every((code) => byCode.has(code)))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.key.localeCompare(b.key));
  return drafts.map((draft, index) => {
    const from = byCode.get(draft.from) as SeedOrganization;
    const addressed = (draft.to ?? []).map((code) => (byCode.get(code) as SeedOrganization).id);
    const revisedAt = new Date(draft.at.getTime() + 5 * 3_600_000);
    return {
      ...draft,
      id: seedId(`article ${draft.key}`),
      number: formatArticleNumber(draft.at, index + 1),
      organizationId: from.id,
      author: writers.get(from.id) as SeedUser,
      revisedAt: draft.before !== undefined && revisedAt < at ? revisedAt : null,
      expired: draft.expireDays !== undefined && draft.at.getTime() + draft.expireDays * day < at.getTime(),
      addressed,
      answerer: draft.answer === undefined ? null : (writers.get(addressed[0] ?? '') ?? null),
    };
  });
}

/** Who has read and confirmed what everybody must read: the older, the more. */
export function buildReceipts(
  articles: readonly SeedArticle[],
  organizations: readonly SeedOrganization[],
  users: readonly SeedUser[],
  at: Date,
): SeedReceipt[] {
  const reader = new Map(users.map(({ organizationId, name }) => [organizationId, name]));
  const asked = organizations.filter(({ kind }) => confirmingKinds.includes(kind));
  return articles
    .filter(({ mustRead }) => mustRead)
    .flatMap((article) => {
      const age = (at.getTime() - article.at.getTime()) / day;
      const confirmed = age > 60 ? 100 : Math.min(96, 35 + age * 6);
      return asked.flatMap((organization): SeedReceipt[] => {
        if (organization.id === article.organizationId) return [];
        const chance = seedNumber(`receipt ${article.key} ${organization.code}`, 100);
        if (chance >= confirmed + 15) return [];
        const readAt = new Date(Math.min(at.getTime() - 60_000, article.at.getTime() + (1 + chance) * 600_000));
        return [
          {
            ...{
              articleId: article.id,
              organizationId: organization.id,
              authorOrganizationId: article.organizationId,
              readAt,
            },
            reader: reader.get(organization.id) ?? '',
            confirmedAt: chance < confirmed ? new Date(Math.min(at.getTime(), readAt.getTime() + 300_000)) : null,
          },
        ];
      });
    });
}
