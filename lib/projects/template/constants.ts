/** 局面 of the schedule, in its order (S1 §I.4). */
export const phases = ['advance', 'design', 'introduction', 'test', 'training', 'operation'] as const;
export type Phase = (typeof phases)[number];

/** Half-months of the standard schedule (S1 §I.4). */
export const halfMonths = 8;

export interface TemplateRow {
  readonly key: string;
  readonly phase: Phase;
  /** 項番 of the 13 work items (S1 §I.3); null = in the schedule only. */
  readonly item: number | null;
  /** First and last half-month, 1–8. */
  readonly from: number;
  readonly to: number;
  /** Ours: S1 draws no arrows. Each of these ends before the row begins. */
  readonly dependsOn: readonly string[];
}

/** The 16 rows of the standard schedule (S1 §I.4). Item 10 is two of them; the operators' cards and the start stand in the schedule only. */
export const templateRows = [
  { key: 'requirements', phase: 'advance', item: 1, from: 1, to: 1, dependsOn: [] },
  { key: 'master_schedule', phase: 'advance', item: 2, from: 1, to: 1, dependsOn: [] },
  { key: 'specification', phase: 'design', item: 3, from: 1, to: 2, dependsOn: [] },
  { key: 'operation_design', phase: 'design', item: 4, from: 2, to: 3, dependsOn: ['requirements'] },
  { key: 'interface_design', phase: 'design', item: 5, from: 2, to: 3, dependsOn: ['requirements'] },
  { key: 'equipment_design', phase: 'design', item: 6, from: 2, to: 3, dependsOn: ['requirements'] },
  { key: 'network_design', phase: 'introduction', item: 7, from: 2, to: 3, dependsOn: ['requirements'] },
  { key: 'installation_site', phase: 'introduction', item: 8, from: 3, to: 4, dependsOn: ['specification'] },
  {
    key: 'network_work',
    phase: 'introduction',
    item: 9,
    from: 3,
    to: 4,
    dependsOn: ['specification', 'master_schedule'],
  },
  {
    key: 'software',
    phase: 'introduction',
    item: 10,
    from: 4,
    to: 5,
    dependsOn: ['equipment_design', 'network_design'],
  },
  {
    key: 'configuration',
    phase: 'introduction',
    item: 10,
    from: 5,
    to: 7,
    dependsOn: ['installation_site', 'network_work'],
  },
  { key: 'data', phase: 'introduction', item: 11, from: 5, to: 7, dependsOn: ['interface_design'] },
  { key: 'operator_cards', phase: 'test', item: null, from: 5, to: 6, dependsOn: ['operation_design'] },
  { key: 'operation_test', phase: 'test', item: 12, from: 7, to: 8, dependsOn: ['software', 'operator_cards'] },
  { key: 'operation_training', phase: 'training', item: 13, from: 7, to: 8, dependsOn: ['software'] },
  {
    key: 'go_live',
    phase: 'operation',
    item: null,
    from: 8,
    to: 8,
    dependsOn: ['configuration', 'data', 'operation_test', 'operation_training'],
  },
] as const satisfies readonly TemplateRow[];
export type RowKey = (typeof templateRows)[number]['key'];

/** The row that is one day (▲) and no span. */
export const milestone: RowKey = 'go_live';

/** Before the work (S1 §I.1–2), in its order. `council` is for joint introduction. */
export const preparations = [
  'team',
  'council',
  'services',
  'impact',
  'ordinances',
  'network_survey',
  'procurement',
  'support_way',
  'support_hours',
  'support_flow',
  'support_faq',
] as const;
export type PreparationKey = (typeof preparations)[number];

export type ItemKey = RowKey | PreparationKey;
export const itemKeys: readonly ItemKey[] = [...preparations, ...templateRows.map(({ key }) => key)];

/** What has to be checked, to begin with (S1 §I.3 items 11 and 12); a project adds its own. */
export const firstChecks = {
  migration: ['masters', 'residents', 'forms', 'certificates', 'operators', 'difference'],
  test: ['single', 'joint', 'whole', 'backup'],
} as const;
