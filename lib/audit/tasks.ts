import 'server-only';
import { now } from '@/lib/core/clock';
import { withSystem } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { log } from '@/lib/core/log';
import { sealAudit } from './mutations';
import type { AuditFinding, AuditReport, AuditWitness } from './types';
import { getHashAt, getHead, listLinks, listUnlinked } from './verification/queries';
import { type ChainState, checkLink, checkWitness, emptyChain } from './verification/rules';
import { readWitnesses, writeWitness } from './witness/gateway';

const batch = 2_000;

/** Links all entries that are committed by now. Asks first, so that an idle second costs one look at an empty table. */
export async function sealPending(): Promise<void> {
  const waiting = await withSystem('audit.seal', (db) => db.auditPending.findFirst({ select: { entryId: true } }));
  if (!waiting) return;
  while ((await withSystem('audit.seal', (db) => sealAudit(db, batch))) === batch);
}

/** Writes the chain's head down outside the database, if it has moved. */
export async function witnessHead(): Promise<void> {
  const head = await withSystem('audit.witness', getHead);
  if (!head || (await readWitnesses()).at(-1)?.hash === head.hash) return;
  await writeWitness(head, now());
  log().info({ auditSeq: String(head.seq), auditHash: head.hash }, 'audit head');
}

/**
 * Reads the whole chain and computes every hash anew. `head` = a hash that somebody wrote down and that must be in the chain.
 * Reads in parts, each its own transaction: the log only grows, so what is read stays true.
 */
export async function verifyAudit(head?: string): Promise<AuditReport> {
  const findings: AuditFinding[] = [];
  let state: ChainState = emptyChain;
  let links = 0;
  let headFound = head === undefined;
  for (;;) {
    const part = await withSystem('audit.verify', (db) => listLinks(db, state.seq, batch));
    for (const link of part) {
      const checked = checkLink(state, link);
      state = checked.after;
      if (findings.length < 100) findings.push(...checked.findings);
      headFound ||= link.hash === head;
      links++;
    }
    if (part.length < batch) break;
  }
  if (!headFound) findings.push({ code: 'head_unknown', at: head ?? '' });
  const { unlinked, pending, witnesses } = await verifyEdges();
  const all = [...findings, ...unlinked, ...witnesses.findings].slice(0, 100);
  const report = { links, pending, headSeq: Number(state.seq), headHash: state.hash, witnesses: witnesses.checked };
  return { ...report, intact: all.length === 0, findings: all };
}

/** What no link can tell: entries without one, and heads that were witnessed. */
async function verifyEdges() {
  const known = await readWitnesses();
  return withSystem('audit.verify', async (db) => {
    const unlinked = (await listUnlinked(db)).map((at): AuditFinding => ({ code: 'entry_not_linked', at }));
    const findings: AuditFinding[] = [];
    for (const witness of sample(known)) findings.push(...checkWitness(witness, await getHashAt(db, witness.seq)));
    return { unlinked, pending: await db.auditPending.count(), witnesses: { checked: sample(known).length, findings } };
  });
}

/** Every head stands for all before it, so the last ones suffice; some old ones show since when something is wrong. */
function sample(witnesses: readonly AuditWitness[]): readonly AuditWitness[] {
  const step = Math.ceil(Math.max(1, witnesses.length - 50) / 50);
  return witnesses.filter((_, index) => index >= witnesses.length - 50 || index % step === 0);
}

/** The nightly check; its outcome is shown above the log. */
export async function verifyAndRecord(): Promise<AuditReport> {
  const report = await verifyAudit();
  const outcome = { auditSeq: report.headSeq, auditHash: report.headHash, findings: report.findings };
  if (report.intact) log().info(outcome, 'audit chain verified');
  else log().error(outcome, 'audit chain is broken');
  await withSystem('audit.verify', (db) =>
    db.auditVerification.create({
      data: {
        id: newId(),
        at: now(),
        links: report.links,
        headHash: Buffer.from(report.headHash, 'hex'),
        intact: report.intact,
        findings: report.findings.map(({ code, at }) => `${code}@${at}`),
      },
    }),
  );
  return report;
}
