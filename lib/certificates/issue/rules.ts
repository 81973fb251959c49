import { dateInJapan } from '@/lib/calendar/rules';
import { failure, type Problem, type Result, success } from '@/lib/core/errors';
import { codePointsOf } from '@/lib/core/pdf/characters';
import type { Site } from '@/lib/core/site';
import { fiscalYearOf } from '@/lib/residents/rules';
import { mostReprints, towns } from '../constants';
import type { PaperHead, PaperMark } from '../types';
import type { IssueDetail } from './types';

/** The name of a site in serial numbers and in the log. */
export const siteName = (site: Site): string => (site.kind === 'town' ? (site.host ?? site.code) : site.kind);

/** Under which the numbers are counted: a declaration's at a site, a fiscal year's in the live system. */
export const counterScope = (declaration: string, date: string): string =>
  declaration === '' ? String(fiscalYearOf(date)) : declaration;

/** `2026-000123`, or `<site>-<declaration>-<n>` where the data are a copy. */
export const serialOf = (site: Site, declaration: string, date: string, number: number): string =>
  declaration === ''
    ? `${fiscalYearOf(date)}-${String(number).padStart(6, '0')}`
    : `${siteName(site)}-${declaration}-${number}`;

/**
 * Where it can be printed. In the live system also at a partner town's hall, whose terminals a town uses that has lost its own (S2,
 * case 2); at a site where it stands. The first is the usual one.
 */
export function placesOf(site: Site, code: string): readonly string[] {
  const own = towns[code]?.hall ?? code;
  if (site.kind === 'town') {
    const where = siteName(site);
    const server = site.role === 'down-recovery' ? 'ダウンリカバリサーバ' : '連携町村サーバ';
    return [`${towns[where]?.hall ?? where}（${server}）`];
  }
  const partners = Object.keys(towns).filter((other) => other !== code);
  return [own, ...partners.map((other) => `${towns[other]?.hall ?? other}（派遣先）`)];
}

export interface HeadFacts {
  readonly code: string;
  readonly townName: string;
  readonly serial: string;
  readonly place: string;
  readonly at: Date;
  readonly dataTime: PaperHead['dataTime'];
  readonly mark: PaperMark;
  readonly stock: string | null;
  readonly offset: PaperHead['offset'];
}

export function headOf({ code, townName, at, ...facts }: HeadFacts): PaperHead {
  const municipality = towns[code]?.full ?? townName;
  return { municipality, issuer: `${municipality}長`, issuedOn: dateInJapan(at), issuedAt: at, ...facts };
}

/** 改ざん防止用紙 000123–000124 */
export function sheetsText(name: string, from: number, sheets: number): string {
  const number = (value: number) => String(value).padStart(6, '0');
  return sheets > 1 ? `${name} ${number(from)}–${number(from + sheets - 1)}` : `${name} ${number(from)}`;
}

/** Only on the day of the issue, and not without end: whoever needs another one later gets a new certificate of that day's data. */
export function mayReprint(issue: { readonly at: Date; readonly reprints: number }, now: Date): Result<null> {
  if (dateInJapan(issue.at) !== dateInJapan(now)) return failure('certificates.reprintOtherDay');
  if (issue.reprints >= mostReprints) return failure('certificates.reprintOften', undefined, { max: mostReprints });
  return success(null);
}

/** Names the characters that no font of this machine has. */
export const unprintableProblem = (characters: readonly string[]): Problem => ({
  code: 'certificates.unprintable',
  params: { characters: characters.map((character) => `${character}（${codePointsOf(character)}）`).join('、') },
});

interface Flagged {
  readonly name: string;
  readonly issueStopped: boolean;
  readonly supportMeasures: boolean;
}

/** What keeps a certificate from those persons: 発行停止 always, 支援措置 until a second person has agreed. */
export function checkFlags(persons: readonly Flagged[], approved: boolean): Result<null> {
  const stopped = persons.find(({ issueStopped }) => issueStopped);
  if (stopped) return failure('certificates.issueStopped', undefined, { name: stopped.name });
  const supported = persons.find(({ supportMeasures }) => supportMeasures);
  if (supported && !approved) return failure('certificates.needsApproval', undefined, { name: supported.name });
  return success(null);
}

/** The head of a paper that was issued: the same whenever it is drawn again. */
export function headOfIssue(issue: IssueDetail, town: { readonly code: string; readonly townName: string }): PaperHead {
  const { serial, place, at, dataAt, previousDay, reprintOf, stockName, sheetFrom, sheets, offsetX, offsetY } = issue;
  return headOf({
    ...{ ...town, serial, place, at, mark: reprintOf === null ? 'original' : 'reprint' },
    dataTime: dataAt === null ? null : { at: dataAt, previousDay },
    stock: sheetFrom === null ? null : sheetsText(stockName, sheetFrom, sheets),
    offset: { x: offsetX, y: offsetY },
  });
}
