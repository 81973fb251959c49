import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { dateInJapan } from '@/lib/calendar/rules';
import type { Ask } from '@/lib/core/db';
import { failure, type Problem, type Result, success } from '@/lib/core/errors';
import { unprintable } from '@/lib/core/pdf/characters';
import { paperFonts } from '@/lib/core/pdf/fonts';
import { currentSite } from '@/lib/core/site';
import { getResident } from '@/lib/residents/queries';
import { composeCertificate } from '../content/queries';
import { dataTimeOf } from '../data-state/rules';
import { headOf, placesOf, unprintableProblem } from '../issue/rules';
import type { CertificateOptions } from '../issue/schema';
import type { CertificateContent } from '../issue/types';
import { getDataCopy } from '../queries';
import type { PaperHead } from '../types';

interface Preview {
  readonly head: PaperHead;
  readonly document: CertificateContent;
}

/** What would be printed, marked as not issued. 発行停止 shows nothing to print; 支援措置 is asked about when it is issued. */
export async function composePreview(
  db: Ask,
  actor: Actor,
  number: string,
  options: CertificateOptions,
  at: Date,
): Promise<Result<Preview>> {
  const person = await getResident(db, number);
  if (person === null) return failure('notFound');
  const code = actor.organizationCode;
  const composed = await composeCertificate(db, person, options, { date: dateInJapan(at), code });
  if (!composed.ok) return composed;
  const { persons, document } = composed.value;
  const stopped = persons.find(({ issueStopped }) => issueStopped);
  if (stopped) return failure('certificates.issueStopped', undefined, { name: stopped.name });
  const head = headOf({
    ...{
      code,
      townName: actor.organizationName,
      serial: '（発行前）',
      place: placesOf(currentSite(), code)[0] ?? '',
      at,
    },
    ...{ dataTime: dataTimeOf(await getDataCopy(db), at), mark: 'preview', stock: null, offset: { x: 0, y: 0 } },
  });
  return success({ head, document });
}

/** Why there is nothing to preview; empty = there is. Characters that no font has are named without drawing. */
export async function previewProblems(
  db: Ask,
  actor: Actor,
  number: string,
  options: CertificateOptions,
  at: Date,
): Promise<readonly Problem[]> {
  const preview = await composePreview(db, actor, number, options, at);
  if (!preview.ok) return preview.problems;
  const missing = unprintable(paperFonts(), textsOf(preview.value.document));
  return missing.length === 0 ? [] : [unprintableProblem(missing)];
}

/** All text of a certificate in one. */
const textsOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(textsOf).join('') : '';
};
