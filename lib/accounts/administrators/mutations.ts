import 'server-only';
import type { z } from 'zod';
import { administrators } from '@/lib/access/actor';
import { hashPassword } from '@/lib/access/login/passwords';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId, type UserId } from '@/lib/core/ids';
import { shortestPassword } from '../passwords/constants';
import { judgePassword } from '../passwords/rules';
import { findOrganization } from '../users/queries';
import type { createAdministratorSchema } from './schema';

interface Administrator {
  readonly id: UserId;
  readonly loginId: string;
  readonly organizationName: string;
  readonly organizationNameEn: string;
}

/** Makes an administrator of an organization from outside of the portal; the audit log says so. */
export async function createAdministrator(
  db: Db,
  task: string,
  { organizationCode, loginId, name, kana, password }: z.output<typeof createAdministratorSchema>,
): Promise<Result<Administrator>> {
  const organization = await findOrganization(db, { code: organizationCode });
  if (!organization) return failure('notFound', 'organization');
  const flaw = judgePassword(password, [loginId, name]);
  if (flaw) return failure(flaw, 'password', { min: shortestPassword });
  const id = newId<UserId>();
  const person = { id, loginId, name, kana, organizationId: organization.id };
  const secret = { passwordHash: await hashPassword(password), passwordSetAt: now(), createdAt: now() };
  const { count } = await db.user.createMany({ data: [{ ...person, ...secret }], skipDuplicates: true });
  if (count === 0) return failure('accounts.loginIdTaken', 'login-id');
  await db.userRole.createMany({ data: administrators.map((role) => ({ userId: id, role })) });
  await recordAudit(
    db,
    { task },
    {
      event: 'user.created',
      targetType: 'user',
      targetId: id,
      organizationIds: [organization.id],
      after: { loginId, name, kana, roles: administrators },
    },
  );
  return success({ id, loginId, organizationName: organization.name, organizationNameEn: organization.nameEn });
}
