'use server';
import { defineAction } from '@/lib/access/action';
import { canManagePaper } from '../policy';
import { addPeriod, addStock, retireStock, saveSettings, setLayout } from './mutations';
import { addPeriodSchema, addStockSchema, settingsSchema, stockLayoutSchema, stockRefSchema } from './schema';

const toPaper = (): string => '/counter/paper';

export const addStockAction = defineAction({
  name: 'paper_stock.add',
  input: addStockSchema,
  allow: canManagePaper,
  run: (input, { db, actor }) => addStock(db, actor, input),
  redirectTo: toPaper,
});

export const setLayoutAction = defineAction({
  name: 'paper_stock.set_layout',
  input: stockLayoutSchema,
  allow: canManagePaper,
  run: (input, { db, actor }) => setLayout(db, actor, input),
  redirectTo: toPaper,
});

export const retireStockAction = defineAction({
  name: 'paper_stock.retire',
  input: stockRefSchema,
  allow: canManagePaper,
  run: (input, { db, actor }) => retireStock(db, actor, input),
  redirectTo: toPaper,
});

export const addPeriodAction = defineAction({
  name: 'insurance_form.set',
  input: addPeriodSchema,
  allow: canManagePaper,
  run: (input, { db, actor }) => addPeriod(db, actor, input),
  redirectTo: toPaper,
});

export const saveSettingsAction = defineAction({
  name: 'certificate_settings.save',
  input: settingsSchema,
  allow: canManagePaper,
  run: (input, { db, actor }) => saveSettings(db, actor, input),
  redirectTo: toPaper,
});
