import { insurancePdf } from '@/lib/certificates/insurance/document';
import { residentListPdf } from '@/lib/certificates/resident-list/document';
import { residentRecordPdf } from '@/lib/certificates/resident-record/document';
import { taxPaymentPdf } from '@/lib/certificates/tax/document';
import type { ListCases } from '@/scripts/lib/bench/cases.mjs';
import { head, insured, list, payments, person, record } from '@/tests/support/papers';

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

export const cases: ListCases = async () => [
  drawn('resident record', 10, () => residentRecordPdf(head(), record(person()))),
  drawn('tax certificate', 6, () => taxPaymentPdf(head(), payments)),
  drawn('insurance card', 6, () => insurancePdf(head(), insured)),
  drawn('list of all residents', 1_200, () => residentListPdf(head(), list(residents))),
];
