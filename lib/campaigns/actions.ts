'use server';
import { defineAction } from '@/lib/access/action';
import { answerCampaign, explainTarget } from './answering/mutations';
import { discardCampaign, writeCampaign } from './drafts/mutations';
import { askExtension, decideExtension } from './extensions/mutations';
import { announceCampaign, closeCampaign } from './mutations';
import { canAnswer, canChase, canRunCampaigns } from './policy';
import { remindCampaign } from './reminders/mutations';
import {
  answerCampaignSchema,
  askExtensionSchema,
  closeCampaignSchema,
  decideExtensionSchema,
  explainSchema,
  oneCampaignSchema,
  remindCampaignSchema,
  writeCampaignSchema,
} from './schema';

const pageOf = ({ number }: { number: number }): string => `/campaigns/${number}`;

export const writeCampaignAction = defineAction({
  name: 'campaign.write',
  input: writeCampaignSchema,
  allow: canRunCampaigns,
  run: (input, { db, actor }) => writeCampaign(db, actor, input),
  redirectTo: pageOf,
});

export const discardCampaignAction = defineAction({
  name: 'campaign.discard',
  input: oneCampaignSchema,
  allow: canRunCampaigns,
  run: (input, { db, actor }) => discardCampaign(db, actor, input),
  redirectTo: () => '/campaigns',
});

export const announceCampaignAction = defineAction({
  name: 'campaign.announce',
  input: oneCampaignSchema,
  allow: canRunCampaigns,
  run: (input, { db, actor }) => announceCampaign(db, actor, input),
  redirectTo: pageOf,
});

export const closeCampaignAction = defineAction({
  name: 'campaign.close',
  input: closeCampaignSchema,
  allow: canRunCampaigns,
  run: (input, { db, actor }) => closeCampaign(db, actor, input),
  redirectTo: pageOf,
});

export const answerCampaignAction = defineAction({
  name: 'campaign.answer',
  input: answerCampaignSchema,
  allow: canAnswer,
  run: (input, { db, actor }) => answerCampaign(db, actor, input),
  redirectTo: pageOf,
});

export const explainTargetAction = defineAction({
  name: 'campaign.explain',
  input: explainSchema,
  allow: canAnswer,
  run: (input, { db, actor }) => explainTarget(db, actor, input),
  redirectTo: pageOf,
});

export const askExtensionAction = defineAction({
  name: 'campaign.ask_extension',
  input: askExtensionSchema,
  allow: canAnswer,
  writing: 'entry',
  run: (input, { db, actor }) => askExtension(db, actor, input),
  redirectTo: pageOf,
});

export const decideExtensionAction = defineAction({
  name: 'campaign.decide_extension',
  input: decideExtensionSchema,
  allow: canRunCampaigns,
  writing: 'entry',
  run: (input, { db, actor }) => decideExtension(db, actor, input),
  redirectTo: ({ number, code }) => `/campaigns/${number}/targets/${code}`,
});

export const remindCampaignAction = defineAction({
  name: 'campaign.remind',
  input: remindCampaignSchema,
  allow: canChase,
  run: (input, { db, actor }) => remindCampaign(db, actor, input),
});
