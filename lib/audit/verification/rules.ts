import { type CanonicalEntry, canonicalText, genesisHash, linkHash, sha256 } from '../rules';
import type { AuditFinding, AuditWitness } from '../types';

/** A link with its entry as they are stored; hashes in hex. `entry` null = the link's entry is gone. */
export interface StoredLink {
  readonly seq: bigint;
  readonly entryId: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly contentHash: string | null;
  /** Every organization that the entry concerns can read it. */
  readonly shown: boolean;
  readonly entry: CanonicalEntry | null;
}

export interface ChainState {
  readonly seq: bigint;
  readonly hash: string;
}

export const emptyChain: ChainState = { seq: 0n, hash: genesisHash };

/**
 * Checks the next link against the chain so far. Everything is computed anew from the stored texts; what the database says a hash
 * is, is only compared. Goes on from the stored hash, so that one wrong link is one finding.
 */
export function checkLink(
  before: ChainState,
  link: StoredLink,
): { readonly after: ChainState; readonly findings: AuditFinding[] } {
  const at = String(link.seq);
  const findings: AuditFinding[] = [];
  if (link.seq !== before.seq + 1n) findings.push({ code: 'link_missing', at: String(before.seq + 1n) });
  else if (link.previousHash !== before.hash) findings.push({ code: 'link_broken', at });
  const contentHash = link.entry === null ? null : sha256(canonicalText(link.entry));
  if (contentHash === null) findings.push({ code: 'entry_missing', at });
  else if (contentHash !== link.contentHash) findings.push({ code: 'entry_changed', at });
  if (!link.shown) findings.push({ code: 'entry_hidden', at });
  if (contentHash !== null && linkHash(link.seq, link.previousHash, contentHash) !== link.hash) {
    findings.push({ code: 'link_wrong', at });
  }
  return { after: { seq: link.seq, hash: link.hash }, findings };
}

/** Heads that were witnessed and that the chain does not have (any more): its end was cut off, or all of it made anew. */
export function checkWitness(witness: AuditWitness, hashAtSeq: string | undefined): AuditFinding[] {
  return hashAtSeq === witness.hash ? [] : [{ code: 'head_unknown', at: `${witness.seq}:${witness.hash}` }];
}
