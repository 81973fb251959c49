/** The closed lists of the inquiry sheet (様02-04) and of a ticket's life. Order is the order on the screen. */
export const ticketRoutes = ['direct', 'relay'] as const;
export type TicketRoute = (typeof ticketRoutes)[number];

export const ticketChannels = ['portal', 'phone', 'mail'] as const;
export type TicketChannel = (typeof ticketChannels)[number];

export const ticketStates = [
  'waiting',
  'in_progress',
  'asked_back',
  'returned',
  'answer_arrived',
  'answered',
  'closed',
  'withdrawn',
] as const;
export type TicketState = (typeof ticketStates)[number];

/** Nobody has anything to do any more. */
export const endedStates = ['closed', 'withdrawn'] as const satisfies readonly TicketState[];
export const isEnded = (state: TicketState): state is (typeof endedStates)[number] =>
  state === 'closed' || state === 'withdrawn';

export const ticketUrgencies = ['urgent', 'high', 'normal'] as const;
export type TicketUrgency = (typeof ticketUrgencies)[number];

export const ticketCategories = ['operation', 'fault', 'procedure', 'data', 'security', 'other'] as const;
export type TicketCategory = (typeof ticketCategories)[number];

export const ticketSystems = [
  'juki_cs',
  'prefecture_server',
  'linkage_server',
  'linkage_network',
  'sharing_site',
  'operator_authentication',
  'network_equipment',
  'core_system',
  'card_application',
  'other',
] as const;
export type TicketSystem = (typeof ticketSystems)[number];

/** The queues of triage. */
export const triageQueues = ['all', 'untaken', 'mine', 'skills', 'call_back'] as const;

/** The two groups of the center's desk (S0 §3). */
export const ticketGroups = ['call_center', 'system_management'] as const;
export type TicketGroup = (typeof ticketGroups)[number];

export const ticketEntryKinds = [
  'question',
  'supplement',
  'taken',
  'assigned',
  'escalated',
  'asked_back',
  'replied',
  'answered',
  'passed_on',
  'returned',
  'bypassed',
  'closed',
  'withdrawn',
  'reopened',
  'note',
  'released',
  'correction',
  'taken_back',
  'classified',
  'grouped',
] as const;
export type TicketEntryKind = (typeof ticketEntryKinds)[number];

/** What somebody can do to a ticket. Its entry's kind is in `custody/rules.ts`. */
export const ticketMoves = [
  'take',
  'assign',
  'answer',
  'pass_on',
  'escalate',
  'ask_back',
  'reply',
  'return',
  'bypass',
  'supplement',
  'close',
  'withdraw',
  'reopen',
  'note',
] as const;
export type TicketMove = (typeof ticketMoves)[number];

/** What the portal does by itself: an account is disabled, a body ends without a successor, or with one. */
export const systemMoves = ['release', 'end', 'succeed'] as const;
export type SystemMove = (typeof systemMoves)[number];

/** Characters; the sheet's fields. */
export const subjectLimit = 100;
export const bodyLimit = 10_000;
/** Code, name and the name of the organization above, in the longer language. */
export const callerLimit = 300;
/** Files in one entry. */
export const filesLimit = 10;
/** Inquiries that a search looks at, the newest first: enough for any page, and few enough that no words keep the database busy. */
export const searchLimit = 5_000;
/** Rows on a page of a list. */
export const pageSize = 50;
/** The page that a list can be opened up to: what comes after it costs the database more than a page may. */
export const lastListPage = 200;
/** Rows in one file; more than this is a matter for a narrower filter. */
export const exportLimit = 20_000;

/** Name of the worker's task that brings back to the desk what a disabled account has in hand (`tasks.ts`). */
export const releaseTask = 'tickets.release';

/** What an agreed level of service promises of an inquiry. */
export const targetNames = ['first_response', 'update', 'solution'] as const;
export type TargetName = (typeof targetNames)[number];
