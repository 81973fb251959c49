export const flows = ['standard', 'work_error'] as const;

export const lane2Kinds = ['prefecture', 'center', 'ministry', 'collector', 'none'] as const;
export type Lane2Kind = (typeof lane2Kinds)[number];

export const lanes = [1, 2, 3] as const;
export type Lane = (typeof lanes)[number];

/** 検知・状況確認, 影響分析・対応方針検討, 対応実施, 事象復旧確認 (S3). */
export const phases = [1, 2, 3, 4] as const;
export type Phase = (typeof phases)[number];

export const reportKinds = ['first', 'follow_up', 'final'] as const;
export type ReportKind = (typeof reportKinds)[number];

export const entryKinds = [
  'opened',
  'called',
  'reported',
  'revised',
  'escalated',
  'addressed',
  'confirmed',
  'answered',
  'linked',
  'duty_reported',
  'announced',
  'reviewed',
  'lane_changed',
  'closed',
] as const;
export type EntryKind = (typeof entryKinds)[number];

export const linkKinds = ['alarm', 'ticket'] as const;
export type LinkKind = (typeof linkKinds)[number];

export const authorities = ['privacy_commission', 'cyber_center'] as const;
export type Authority = (typeof authorities)[number];

export const dutyStages = ['preliminary', 'final'] as const;
export type DutyStage = (typeof dutyStages)[number];

export const textLimit = 2_000;
export const filesLimit = 10;
export const pageSize = 50;
export const addresseesLimit = 100;
export const linksLimit = 50;

/** Minutes of the day (JST) between which mail of what is not urgent goes out; outside of them it waits for the morning. */
export const mailOpens = 8 * 60;
export const mailCloses = 19 * 60;

/** Name of the worker's task. */
export const tellTask = 'incidents.tell';
