/** Pages of a PDF that `closePaper` made: it writes their count as it is. */
export function pageCountOf(pdf: Buffer): number {
  const counted = /\/Type \/Pages[\s\S]{0,40}?\/Count (\d+)/.exec(pdf.toString('latin1'));
  if (counted === null) throw new Error('no page tree in the paper');
  return Number(counted[1]);
}
