/** What a node does in a day, in this order (S0 §1 points 1, 2, 4). */
export const stepKinds = [
  'start',
  /** A node that was started off-line (in-house extension), or whose upper server was stopped meanwhile, goes online. */
  'online',
  'counter-open',
  'counter-close',
  'online-end',
  'daily-processing',
  'stop',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** What a step waits for beside its time. */
export const gates = [
  'none',
  /** The node's own parent is in online operation (S0 §1 point 1: 全国サーバ → 都道府県サーバ → CS). */
  'parent-online',
  /** The node itself is in online operation. */
  'own-online',
  /** Online operation has ended at each child (S0 §1 point 1: CS → 都道府県サーバ → 全国サーバ). */
  'children-ended',
  /** The node's own online operation has ended (S0 §1 point 4). */
  'own-ended',
  /** The node's daily processing is over, and each child is stopped or in an in-house extension. */
  'children-stopped',
] as const;
export type Gate = (typeof gates)[number];

/** Steps that an agent carries out, by the name on its allow-list; the others happen when their gate opens. */
export const commandKinds = ['start', 'daily-processing', 'stop'] as const satisfies readonly StepKind[];

/** Real minutes after which a command that says it succeeded must show in what the agent observes. */
export const confirmationMinutes = 2;
