'use server';
import { defineAction } from '@/lib/access/action';
import { decideItem, recordItem, scheduleItem } from './items/mutations';
import { beginProject } from './mutations';
import { putService, putSystem, putUnit, removePart, savePlan } from './plans/mutations';
import { canLeadProjects, canWorkOnProjects } from './policy';
import {
  approveTuningSchema,
  beginProjectSchema,
  decideItemSchema,
  putServiceSchema,
  putSystemSchema,
  putUnitSchema,
  recordItemSchema,
  removeLineSchema,
  removePartSchema,
  saveCheckSchema,
  savePlanSchema,
  saveRiskSchema,
  saveTuningSchema,
  scheduleItemSchema,
} from './schema';
import { approveTuning, removeLine, type Sheet, saveCheck, saveRisk, saveTuning } from './sheets/mutations';

const pageOf = ({ number }: { number: number }): string => `/projects/${number}`;
const sheets: Record<Sheet, string> = { tuning: 'tuning', check: 'checks', risk: 'risks' };
const sheetOf = ({ number, sheet }: { number: number; sheet: Sheet }): string => `/projects/${number}/${sheets[sheet]}`;
const planOf = ({ id }: { id: string }): string => `/operation-plans/${id}`;

export const beginProjectAction = defineAction({
  name: 'project.begin',
  input: beginProjectSchema,
  allow: canLeadProjects,
  writing: 'entry',
  run: (input, { db, actor }) => beginProject(db, actor, input),
  redirectTo: pageOf,
});

export const scheduleItemAction = defineAction({
  name: 'project.schedule_item',
  input: scheduleItemSchema,
  allow: canWorkOnProjects,
  run: (input, { db, actor }) => scheduleItem(db, actor, input),
  redirectTo: pageOf,
});

export const recordItemAction = defineAction({
  name: 'project.record_item',
  input: recordItemSchema,
  allow: canWorkOnProjects,
  writing: 'entry',
  run: (input, { db, actor }) => recordItem(db, actor, input),
  redirectTo: pageOf,
});

export const decideItemAction = defineAction({
  name: 'project.decide_item',
  input: decideItemSchema,
  allow: canLeadProjects,
  writing: 'entry',
  run: (input, { db, actor }) => decideItem(db, actor, input),
  redirectTo: pageOf,
});

export const saveTuningAction = defineAction({
  name: 'project.save_tuning',
  input: saveTuningSchema,
  allow: canWorkOnProjects,
  run: (input, { db, actor }) => saveTuning(db, actor, input),
  redirectTo: sheetOf,
});

export const approveTuningAction = defineAction({
  name: 'project.approve_tuning',
  input: approveTuningSchema,
  allow: canLeadProjects,
  run: (input, { db, actor }) => approveTuning(db, actor, input),
  redirectTo: sheetOf,
});

export const saveCheckAction = defineAction({
  name: 'project.save_check',
  input: saveCheckSchema,
  allow: canWorkOnProjects,
  run: (input, { db, actor }) => saveCheck(db, actor, input),
  redirectTo: sheetOf,
});

export const saveRiskAction = defineAction({
  name: 'project.save_risk',
  input: saveRiskSchema,
  allow: canWorkOnProjects,
  run: (input, { db, actor }) => saveRisk(db, actor, input),
  redirectTo: sheetOf,
});

export const removeLineAction = defineAction({
  name: 'project.remove_line',
  input: removeLineSchema,
  allow: canWorkOnProjects,
  run: (input, { db, actor }) => removeLine(db, actor, input),
  redirectTo: sheetOf,
});

export const savePlanAction = defineAction({
  name: 'operation_plan.save',
  input: savePlanSchema,
  allow: canLeadProjects,
  run: (input, { db, actor }) => savePlan(db, actor, input),
  redirectTo: planOf,
});

export const putServiceAction = defineAction({
  name: 'operation_plan.put_service',
  input: putServiceSchema,
  allow: canLeadProjects,
  run: (input, { db, actor }) => putService(db, actor, input),
  redirectTo: planOf,
});

export const putUnitAction = defineAction({
  name: 'operation_plan.put_unit',
  input: putUnitSchema,
  allow: canLeadProjects,
  run: (input, { db, actor }) => putUnit(db, actor, input),
  redirectTo: planOf,
});

export const putSystemAction = defineAction({
  name: 'operation_plan.put_system',
  input: putSystemSchema,
  allow: canLeadProjects,
  run: (input, { db, actor }) => putSystem(db, actor, input),
  redirectTo: planOf,
});

export const removePartAction = defineAction({
  name: 'operation_plan.remove_part',
  input: removePartSchema,
  allow: canLeadProjects,
  run: (input, { db, actor }) => removePart(db, actor, input),
  redirectTo: planOf,
});
