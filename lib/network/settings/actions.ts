'use server';
import { defineAction } from '@/lib/access/action';
import { canSetNetwork } from '../policy';
import { addAlarmRule, changeAlarmRule, removeAlarmRule, setNetwork } from './mutations';
import { addAlarmRuleSchema, changeAlarmRuleSchema, removeAlarmRuleSchema, setNetworkSchema } from './schema';

const toSettings = (): string => '/network/settings';

export const addAlarmRuleAction = defineAction({
  name: 'alarm_rule.add',
  input: addAlarmRuleSchema,
  allow: canSetNetwork,
  run: (input, { db, actor }) => addAlarmRule(db, actor, input),
  redirectTo: toSettings,
});

export const changeAlarmRuleAction = defineAction({
  name: 'alarm_rule.change',
  input: changeAlarmRuleSchema,
  allow: canSetNetwork,
  run: (input, { db, actor }) => changeAlarmRule(db, actor, input),
  redirectTo: toSettings,
});

export const removeAlarmRuleAction = defineAction({
  name: 'alarm_rule.remove',
  input: removeAlarmRuleSchema,
  allow: canSetNetwork,
  run: (input, { db, actor }) => removeAlarmRule(db, actor, input),
  redirectTo: toSettings,
});

export const setNetworkAction = defineAction({
  name: 'network.set',
  input: setNetworkSchema,
  allow: canSetNetwork,
  run: (input, { db, actor }) => setNetwork(db, actor, input),
  redirectTo: toSettings,
});
