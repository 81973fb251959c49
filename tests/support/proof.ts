/** `npm run proof`: everything in its long form, of which `npm test` takes a sample. */
export const isProof = process.env.RENKEI_PROOF === 'true';

/** How often something is done: usually, and in the proof. */
export const times = (usual: number, inProof: number): number => (isProof ? inProof : usual);

/**
 * How fast-check tries a property. A push is judged by the same cases each time; the proof draws ten times as many anew, from
 * RENKEI_PROOF_SEED if it is set (a property that fails says which it was).
 */
export function cases(numRuns = 100): { numRuns: number; seed?: number } {
  if (!isProof) return { numRuns, seed: 20_261_120 };
  const { RENKEI_PROOF_SEED: seed } = process.env;
  return { numRuns: numRuns * 10, ...(seed !== undefined && { seed: Number(seed) }) };
}
