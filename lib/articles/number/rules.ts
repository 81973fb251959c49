import { dateInJapan } from '@/lib/calendar/rules';

/** `ART` + yymmdd of its creation (JST) + nine digits that run on across days (S3: ART170112000000128). */
export function formatArticleNumber(createdAt: Date, sequence: bigint | number): string {
  const day = dateInJapan(createdAt).replaceAll('-', '').slice(2);
  return `ART${day}${String(sequence).padStart(9, '0')}`;
}

/** The number that somebody typed, in any width; null = it is other text. */
export function readArticleNumber(typed: string): string | null {
  const plain = typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  return /^ART\d{15}$/.test(plain) ? plain : null;
}
