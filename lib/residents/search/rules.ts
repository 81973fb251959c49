import { isBusinessDate } from '@/lib/calendar/rules';
import { fold } from '@/lib/core/folding/rules';

export interface SearchedResident {
  readonly number: string;
  readonly name: string;
  readonly kana: string;
  readonly alias: string;
  readonly birthDate: string;
  readonly address: string;
}

/**
 * `residents.search_key`: name, reading, everyday name, address, birth date and number, each after a line break and folded: widths,
 * kana, variants of kanji. Names themselves are stored as they are written.
 */
export function searchKeyOf({ number, name, kana, alias, birthDate, address }: SearchedResident): string {
  const parts = [name, kana, alias, address].filter((part) => part !== '').map(fold);
  return [...new Set([...parts, birthDate, number])].map((part) => `\n${part}`).join('');
}

const eras = [
  { letters: ['令和', '令', 'r'], first: 2019 },
  { letters: ['平成', '平', 'h'], first: 1989 },
  { letters: ['昭和', '昭', 's'], first: 1926 },
  { letters: ['大正', '大', 't'], first: 1912 },
  { letters: ['明治', '明', 'm'], first: 1868 },
] as const;

const eraForm = /^(令和|平成|昭和|大正|明治|令|平|昭|大|明|[rhstm])(元|\d{1,2})[年./-]?(\d{1,2})[月./-]?(\d{1,2})日?$/;
const eraDigits = /^([rhstm])(\d{2})(\d{2})(\d{2})$/;
const westernForm = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/;
const westernDigits = /^(\d{4})(\d{2})(\d{2})$/;

function dateOf(year: number, month: string, day: string): string | null {
  const text = `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isBusinessDate(text) ? text : null;
}

/** A birth date as people write it (昭和55年3月4日, S55.3.4, s550304, 1980/3/4, 19800304); null = it is none. */
export function readBirthDate(typed: string): string | null {
  const text = typed.normalize('NFKC').toLowerCase();
  const western = westernForm.exec(text) ?? westernDigits.exec(text);
  if (western) return dateOf(Number(western[1]), western[2] ?? '', western[3] ?? '');
  const japanese = eraDigits.exec(text) ?? eraForm.exec(text);
  const era = eras.find(({ letters }) => (letters as readonly string[]).includes(japanese?.[1] ?? ''));
  if (!japanese || !era) return null;
  const year = japanese[2] === '元' ? 1 : Number(japanese[2]);
  return dateOf(era.first + year - 1, japanese[3] ?? '', japanese[4] ?? '');
}

/** What must be found, each: a birth date as `\n1980-03-04`, everything else folded, anywhere in the key. */
export function residentTerms(query: string): string[] {
  const words = query.normalize('NFKC').split(/\s+/u).filter(Boolean);
  return words.flatMap((word) => {
    const date = readBirthDate(word);
    return date === null ? [fold(word)].filter(Boolean) : [`\n${date}`];
  });
}
