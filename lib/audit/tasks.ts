import 'server-only';
import { now } from '@/lib/core/clock';
import { withSystem } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { log } from '@/lib/core/log';
import { sealAudit } from './mutations';
import type { AuditFinding, AuditReport, AuditWitness } from './types';
import { getHashAt, getHead, getVerifiedHead, listLinks, listUnlinked } from './verification/queries';
import { type ChainState, checkLink, checkWitness, emptyChain } from './verification/rules';
import { readWitnesses, writeBatchWitness, writeWitness } from './witness/gateway';

const batch = 2_000;

/**
 * Links all entries that are committed by now, and writes the head down after each batch, so that nobody can cut off what stands in the
 * chain. Asks first, so that an idle second costs one look at an empty table.
 */
export async function sealPending(): Promise<void> {
  const waiting = await withSystem('audit.seal', (db) => db.auditPending.findFirst({ select: { entryId: true } }));
  if (!waiting) return;
  for (;;) {
    const sealed = await withSystem('audit.seal', (db) => sealAudit(db, batch));
    if (sealed > 0) await witness(writeBatchWitness);
    if (sealed < batch) return;
  }
}

/** Once an hour into the file that is kept for ever. */
export const witnessHead = (): Promise<void> => witness(writeWitness);

async function witness(write: typeof writeWitness): Promise<void> {
  const head = await withSystem('audit.witness', getHead);
  if (!head) return;
  await write(head, now());
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
  const edges = await verifyEdges();
  const all = [...findings, ...edges.findings].slice(0, 100);
  const { pending, witnesses, witnessed } = edges;
  const report = { links, pending, headSeq: Number(state.seq), headHash: state.hash, witnesses };
  const unwitnessed = Math.max(0, report.headSeq - witnessed);
  return { ...report, unwitnessed, intact: all.length === 0, findings: all };
}

/** What no link can tell: entries without one, heads that were witnessed, and the head that the last verification found. */
async function verifyEdges() {
  const witnesses = sample(await readWitnesses());
  return withSystem('audit.verify', async (db) => {
    const findings = (await listUnlinked(db)).map((at): AuditFinding => ({ code: 'entry_not_linked', at }));
    let witnessed = 0;
    for (const witness of witnesses) {
      const missing = checkWitness(witness, await getHashAt(db, witness.seq));
      findings.push(...missing);
      if (missing.length === 0) witnessed = Math.max(witnessed, Number(witness.seq));
    }
    const verified = await getVerifiedHead(db);
    // The links of an intact chain are numbered from 1, so their count is the number of the head.
    if (verified && !witnesses.some(({ hash }) => hash === verified.hash))
      findings.push(...checkWitness(verified, await getHashAt(db, verified.seq)));
    return { findings, pending: await db.auditPending.count(), witnesses: witnesses.length, witnessed };
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
