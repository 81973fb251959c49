import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { takeInCopy } from '@/lib/files/mutations';
import { findPackage } from '../queries';
import type { CreatePackageInput } from '../releases/schema';
import { openKept } from '../store/gateway';
import { categoryOf } from './rules';

const createPackageShape = z.object({ fileName: z.string(), size: z.bigint(), hash: z.string().nullable() });

/** A file that has arrived becomes a version of a package; it is never changed again. */
export async function createPackage(db: Db, actor: Actor, input: CreatePackageInput): Promise<Result<{ id: string }>> {
  const { upload, name, version, kind, title, notes, nodeKinds, requires, applyCommand, undoCommand, checkCommand } =
    input;
  const [file] = await askRows(db, createPackageShape)`
    SELECT file_name AS "fileName", size, hash FROM delivery_uploads WHERE id = ${upload}::uuid AND user_id = ${actor.userId}::uuid`;
  if (!file || file.hash === null) return failure('delivery.notUploaded', 'upload');
  // Without a check nobody could tell whether what was cut off in the middle had its effect.
  const applies = kind === 'program' || applyCommand !== '';
  if (applies && (applyCommand === '' || undoCommand === '' || checkCommand === ''))
    return failure('delivery.programCommands', 'applyCommand');
  const id = newId();
  const made = await db.$executeRaw`
    INSERT INTO delivery_packages (id, name, version, kind, title, notes, node_kinds, requires, apply_command, undo_command, check_command,
      file_name, size, hash, organization_id, created_at, created_by)
    VALUES (${id}::uuid, ${name}, ${version}, ${kind}::package_kind, ${title}, ${notes}, ${[...nodeKinds]}::text[], ${requires},
      ${applyCommand}, ${undoCommand}, ${checkCommand}, ${file.fileName}, ${file.size}, ${file.hash}, ${actor.organizationId}::uuid,
      ${now()}, ${actor.userName}) ON CONFLICT (name, version) DO NOTHING`;
  if (made === 0) return failure('delivery.versionThere', 'version');
  await recordAudit(db, actor, {
    event: 'delivery_package.created',
    targetType: 'delivery_package',
    targetId: id,
    organizationIds: [actor.organizationId],
    after: { name, version, kind, hash: file.hash },
  });
  return success({ id });
}

/** Where the article about a package is written, with the file already under it. */
export interface Publication {
  readonly category: string;
  readonly fileId: string;
  readonly title: string;
}

/**
 * Copies a package's file to the site's files, so that an article in category 03 carries it. The site's own rules hold: its kinds of files,
 * its largest size, the organization's quota.
 */
export async function preparePublication(db: Db, actor: Actor, id: string): Promise<Result<Publication>> {
  const found = await findPackage(db, id);
  if (found === null) return failure('notFound', 'id');
  const { stream } = await openKept(found.hash, 0);
  const copied = await takeInCopy(db, actor, {
    ...{ name: found.fileName, body: stream, declaredSize: found.size, expectedHash: found.hash },
  });
  stream.destroy();
  if (!copied.ok) return copied;
  await recordAudit(db, actor, {
    event: 'delivery_package.copied',
    targetType: 'delivery_package',
    targetId: id,
    organizationIds: [actor.organizationId],
    after: { name: found.name, version: found.version, hash: found.hash },
  });
  return success({
    category: categoryOf(found.kind),
    fileId: copied.value.id,
    title: `${found.title} ${found.version}`,
  });
}
