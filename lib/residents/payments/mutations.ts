import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan, toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { PaymentInput } from './schema';

const lockedShape = z.object({ amount: z.number(), paid: z.number(), residentId: z.string(), number: z.string() });

/** Matches a payment to an instalment by hand; a wrong one is taken back by a negative amount. Never more than is owed or was paid. */
export async function enterPayment(db: Db, actor: Actor, input: PaymentInput): Promise<Result<{ number: string }>> {
  const { instalmentId, paidOn, amount } = input;
  if (paidOn > dateInJapan(now())) return failure('residents.inFuture', 'paidOn');
  const [instalment] = await askRows(db, lockedShape)`
    SELECT i.amount, i.paid, a.resident_id::text AS "residentId", r.number
      FROM tax_instalments i JOIN tax_assessments a ON a.id = i.assessment_id JOIN residents r ON r.id = a.resident_id
     WHERE i.id = ${instalmentId}::uuid FOR UPDATE OF i`;
  if (!instalment) return failure('notFound');
  const paid = instalment.paid + amount;
  if (paid > instalment.amount) {
    return failure('residents.tooMuch', 'amount', { open: instalment.amount - instalment.paid });
  }
  if (paid < 0) return failure('residents.tooLittle', 'amount', { paid: instalment.paid });
  await db.taxInstalment.updateMany({ where: { id: instalmentId }, data: { paid } });
  await db.taxPayment.create({
    data: {
      ...{ id: newId(), organizationId: actor.organizationId, instalmentId, paidOn: toDateColumn(paidOn), amount },
      ...{ way: 'manual', enteredBy: actor.userName, at: now() },
    },
  });
  await recordAudit(db, actor, {
    ...{ event: 'tax_payment.entered', targetType: 'tax_payment', targetId: instalmentId },
    ...{ organizationIds: [actor.organizationId], after: { number: instalment.number, amount, paidOn } },
  });
  return success({ number: instalment.number });
}
