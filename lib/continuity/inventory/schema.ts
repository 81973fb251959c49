import { z } from 'zod';
import { requiredLine, requiredPhone } from '@/lib/access/forms/texts';

export const inventoryKinds = ['terminal', 'printer', 'room', 'generator', 'car', 'train', 'bus'] as const;
export const contactSides = ['own', 'partner', 'vendor', 'prefecture', 'center'] as const;

export const addItemSchema = z.strictObject({
  kind: z.enum(inventoryKinds),
  name: requiredLine(200),
  quantity: z.coerce.number().int().min(1).max(500),
  note: z.string().trim().max(400).default(''),
});
export type AddItemInput = z.output<typeof addItemSchema>;

export const addContactSchema = z.strictObject({
  side: z.enum(contactSides),
  name: requiredLine(100),
  duty: requiredLine(100),
  phone: requiredPhone(40),
});
export type AddContactInput = z.output<typeof addContactSchema>;

/** 0 = it cannot be lent any more. */
export const changeItemSchema = z.strictObject({ id: z.uuid(), quantity: z.coerce.number().int().min(0).max(500) });
export type ChangeItemInput = z.output<typeof changeItemSchema>;

export const removeContactSchema = z.strictObject({ id: z.uuid() });
