import type { ListCases } from '@/scripts/lib/bench/cases.mjs';

/** As many as 聖籠町 has (S2). */
const residents = 13_793;

const drawn = (name: string, cpu: number, draw: () => Promise<Buffer>) => ({
  ...{ name: `draw a ${name}`, cpu, here: true },
  operation: async () => {
    const pdf = await draw();
    if (pdf.subarray(0, 5).toString('latin1') !== '%PDF-') throw new Error(`${name}: no PDF`);
    return 0;
  },
});

/** Papers, drawn by the bench's own process. Their programs are loaded only where they are measured: the browser tests cannot load them. */
export const cases: ListCases = async ({ fills }) => {
  if (!fills) return [];
  const [{ residentRecordPdf }, { taxPaymentPdf }, { insurancePdf }, { residentListPdf }, papers] = await Promise.all([
    import('@/lib/certificates/resident-record/document'),
    import('@/lib/certificates/tax/document'),
    import('@/lib/certificates/insurance/document'),
    import('@/lib/certificates/resident-list/document'),
    import('@/tests/support/papers'),
  ]);
  const { head, insured, list, payments, person, record } = papers;
  return [
    drawn('resident record', 10, () => residentRecordPdf(head(), record(person()))),
    drawn('tax certificate', 6, () => taxPaymentPdf(head(), payments)),
    drawn('insurance card', 6, () => insurancePdf(head(), insured)),
    drawn('list of all residents', 1_200, () => residentListPdf(head(), list(residents))),
  ];
};
