import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { askRows } from '@/lib/core/rows';
import type { AddPolicyInput } from '../schema';

const idShape = z.object({ id: z.string() });

/**
 * Sets targets for what comes in from a business date on, today at the earliest; what has come in keeps the policy that it has. Problems:
 * `outOfRange`, `tickets.policyThere` when that date has one already.
 */
export async function addPolicy(db: Db, actor: Actor, input: AddPolicyInput): Promise<Result<{ id: string }>> {
  const { firstResponseMinutes, updateMinutes, solutionMinutes, validFrom, category, urgency } = input;
  if (validFrom < dateInJapan(now())) return failure('outOfRange', 'validFrom');
  if (solutionMinutes < firstResponseMinutes) return failure('outOfRange', 'solutionMinutes');
  const [row] = await askRows(db, idShape)`
    INSERT INTO sla_policies (category, urgency, first_response_minutes, update_minutes, solution_minutes, valid_from)
    VALUES (${category || null}::ticket_category, ${urgency || null}::ticket_urgency, ${firstResponseMinutes}, ${updateMinutes},
      ${solutionMinutes}, ${validFrom}::date)
    ON CONFLICT DO NOTHING RETURNING id::text`;
  if (row === undefined) return failure('tickets.policyThere', 'validFrom');
  await recordAudit(db, actor, {
    event: 'sla_policy.added',
    targetType: 'sla_policy',
    targetId: row.id,
    after: { ...input },
  });
  return success({ id: row.id });
}
