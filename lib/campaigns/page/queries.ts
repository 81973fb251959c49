import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Ask } from '@/lib/core/db';
import { listFrozen } from '../integrated/queries';
import type { Freeze } from '../integrated/types';
import { getTarget, progressByPrefecture, progressByStep } from '../list/queries';
import { canAnswer, seesOthers } from '../policy';
import { getCampaign, listAnswers, listExtensions, listSteps } from '../queries';
import type {
  Answer,
  CampaignDetail,
  ExtensionRow,
  PrefectureProgress,
  StepProgress,
  StepRow,
  TargetRow,
} from '../types';

/** The own organization's part of a campaign. */
export interface OwnPart {
  readonly target: TargetRow;
  readonly answers: readonly Answer[];
  readonly extensions: readonly ExtensionRow[];
  readonly freezes: readonly Freeze[];
  readonly mayAnswer: boolean;
}

export interface CampaignPage {
  readonly campaign: CampaignDetail;
  readonly steps: readonly StepRow[];
  /** null = it is not addressed to the own organization. */
  readonly own: OwnPart | null;
  /** null = the reader looks after nobody, or there is nobody yet. */
  readonly others: {
    readonly prefectures: readonly PrefectureProgress[];
    readonly steps: readonly StepProgress[];
  } | null;
}

/** What the page of a campaign shows to the actor; null = there is no such campaign for them. */
export async function readCampaignPage(db: Ask, actor: Actor, number: number): Promise<CampaignPage | null> {
  const campaign = await getCampaign(db, actor, number);
  if (campaign === null) return null;
  const target = await getTarget(db, actor, campaign.id, actor.organizationCode);
  const own = target && {
    target,
    answers: await listAnswers(db, campaign.id, actor.organizationId),
    extensions: await listExtensions(db, campaign.id, actor.organizationId),
    freezes: await listFrozen(db, actor),
    mayAnswer: canAnswer(actor) && campaign.state === 'announced',
  };
  const steps = await listSteps(db, actor, campaign.id);
  if (!seesOthers(actor) || campaign.state === 'draft') return { campaign, steps, own, others: null };
  const prefectures = await progressByPrefecture(db, actor, campaign.id);
  return { campaign, steps, own, others: { prefectures, steps: await progressByStep(db, actor, campaign.id) } };
}
