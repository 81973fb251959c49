export const plans = [1, 2, 3] as const;
export type Plan = (typeof plans)[number];

/** Steps of S2's 緊急時の業務継続運用方針; their words stand in the messages. */
export const stepCounts: Readonly<Record<Plan, number>> = { 1: 4, 2: 7, 3: 9 };

/** Up to which step one works by the plan; what follows is about the cause, and about a place to move to. */
export const workingSteps: Readonly<Record<Plan, number>> = { 1: 3, 2: 5, 3: 6 };

/** Minutes without the center after which case 1 is proposed. */
export const triggerMinutes = 5;

export const hazards = ['earthquake', 'tsunami', 'nuclear', 'flood'] as const;
export type Hazard = (typeof hazards)[number];

/** Which disasters a town expects (S2), by its code. */
export const hazardsOf: Readonly<Record<string, readonly Hazard[]>> = {
  '153079': ['earthquake', 'tsunami'],
  '154059': ['earthquake', 'tsunami', 'nuclear'],
  '155811': ['earthquake', 'flood'],
};

/** The six disasters of S2, by the numbers of their messages. */
export const pastDisasters = [1, 2, 3, 4, 5, 6] as const;
