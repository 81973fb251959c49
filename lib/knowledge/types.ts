import type { TicketCategory, TicketSystem } from '@/lib/tickets/constants';
import type { Removed } from './anonymous/rules';
import type { KnowledgeAudience, KnowledgeState } from './constants';

/** What a list shows of an item. */
export interface KnowledgeSummary {
  readonly number: number;
  readonly title: string;
  readonly question: string;
  readonly category: TicketCategory;
  readonly system: TicketSystem;
  readonly audience: KnowledgeAudience;
  /** Of the version that is being worked on; null = none is. */
  readonly openState: KnowledgeState | null;
  readonly published: boolean;
  readonly expiresOn: string | null;
  readonly helpful: number;
  readonly unhelpful: number;
  readonly updatedAt: Date;
}

export interface KnowledgeVersionView {
  readonly version: number;
  readonly state: KnowledgeState;
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly audience: KnowledgeAudience;
  readonly expiresOn: string | null;
  readonly removed: readonly Removed[];
  readonly authorId: string;
  readonly authorName: string;
  readonly reviewerName: string | null;
  readonly note: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
}

export interface KnowledgeDetail {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly category: TicketCategory;
  readonly system: TicketSystem;
  readonly audience: KnowledgeAudience;
  readonly published: boolean;
  readonly withdrawn: boolean;
  readonly expiresOn: string | null;
  readonly helpful: number;
  readonly unhelpful: number;
  readonly updatedAt: Date;
  /** The reader's own; null = not said. */
  readonly rated: boolean | null;
  /** The inquiry that it was made from, for those who may see it. */
  readonly sourceNumber: string | null;
  /** Newest first; the call center's only. */
  readonly versions: readonly KnowledgeVersionView[];
  /** Inquiries of the reader's organization that were answered with it, newest first. */
  readonly usedIn: readonly { readonly number: string; readonly subject: string }[];
}

/** An item that fits what is being typed. */
export interface KnowledgeSuggestion {
  readonly number: number;
  readonly title: string;
  readonly answer: string;
}
