export const certificateKinds = ['resident_record', 'tax_payment', 'income', 'insurance'] as const;
/** What is issued of one person. */
export type PersonCertificateKind = (typeof certificateKinds)[number];

/** Towns that deploy this program: what stands in front of their name on papers, and their hall (S2). */
export const towns: Readonly<Record<string, { readonly name: string; readonly full: string; readonly hall: string }>> =
  {
    '153079': { name: '聖籠町', full: '新潟県北蒲原郡聖籠町', hall: '聖籠町役場' },
    '154059': { name: '出雲崎町', full: '新潟県三島郡出雲崎町', hall: '出雲崎町役場' },
    '155811': { name: '関川村', full: '新潟県岩船郡関川村', hall: '関川村役場' },
  };

/** What a town without settings of its own has. */
export const defaultSettings = { insurerNumber: '', maxDataAgeHours: 72 } as const;

/** So often may one issue be printed once more, on its day; after that it is issued anew. */
export const mostReprints = 2;

/** Rows in one file of the issue log. */
export const exportLimit = 50_000;
