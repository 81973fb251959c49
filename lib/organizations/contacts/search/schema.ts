import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';
import { contactKinds } from '../constants';
import { addressees, matters } from '../path/types';
import { conditionRows, orderRows, searchFields, searchOperators, searchOrders } from './constants';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const field = z.enum(searchFields).optional();
const operator = z.enum(searchOperators).optional();
const value = z.string().trim().max(100).optional();
const order = z.enum(searchOrders).optional();
const direction = z.enum(['asc', 'desc']).optional();

type Row = 1 | 2 | 3 | 4 | 5;
type Conditions = { [R in Row as `f${R}`]: typeof field } & { [R in Row as `o${R}`]: typeof operator } & {
  [R in Row as `v${R}`]: typeof value;
};
type Orders = { [R in 1 | 2 as `s${R}`]: typeof order } & { [R in 1 | 2 as `d${R}`]: typeof direction };

const conditions = Object.fromEntries(
  numbers(conditionRows).flatMap((row) => [
    [`f${row}`, field],
    [`o${row}`, operator],
    [`v${row}`, value],
  ]),
) as unknown as Conditions;
const orders = Object.fromEntries(
  numbers(orderRows).flatMap((row) => [
    [`s${row}`, order],
    [`d${row}`, direction],
  ]),
) as unknown as Orders;

/** The search as it stands in the address: `f1`, `o1`, `v1` (field, operator, value) …, `s1`, `d1` (order, direction) …. */
export const contactSearchSchema = z.object({
  ...conditions,
  ...orders,
  kind: z.enum(contactKinds).optional(),
  body: z.enum(organizationKinds).optional(),
  open: z.literal('true').optional(),
  /** `any`: one of the conditions is enough. */
  match: z.enum(['all', 'any']).default('all'),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
});
export type ContactSearchFields = z.output<typeof contactSearchSchema>;

/** The question beside it: whom to reach, and how urgently. */
export const pathSchema = z.object({
  to: z.enum(addressees).default('other'),
  matter: z.enum(matters).default('abnormal'),
});
