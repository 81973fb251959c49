import 'server-only';
import { formatWareki } from '@/lib/core/i18n/format';
import { closePaper, type Paper } from '@/lib/core/pdf/paper';
import { certify, drawCells, endPage, openCertificate, startPage } from '../frame/document';
import type { PaperHead, RecordPerson, ResidentRecord } from '../types';

const title = '住民票';
/** So many persons of a household stand on one page (世帯連記式). */
const personsOnPage = 3;

const day = (date: string | null): string => (date === null ? '' : formatWareki(date));
const omitted = '（省略）';
const sexes = { male: '男', female: '女' } as const;

/** 住民票の写し of one person or of a household, as PDF. Raises `UnprintableText` when a name cannot be printed as it is written. */
export async function residentRecordPdf(head: PaperHead, record: ResidentRecord): Promise<Buffer> {
  const paper = openCertificate(head, title);
  const pages = Math.max(1, Math.ceil(record.persons.length / personsOnPage));
  for (let page = 0; page < pages; page += 1) {
    let y = startPage(paper, head, title, page + 1, pages);
    y = drawCells(paper, y, 32, [
      { label: '住所', value: record.address, share: 3 },
      { label: '世帯主', value: record.householdHead ?? omitted, share: 1.6 },
    ]);
    for (const person of record.persons.slice(page * personsOnPage, (page + 1) * personsOnPage)) {
      y = drawPerson(paper, y + 8, person);
    }
    if (page === pages - 1) certify(paper, head, sentenceOf(record.scope));
    endPage(paper, head);
  }
  return closePaper(paper);
}

const sentenceOf = (scope: ResidentRecord['scope']): string =>
  scope === 'household'
    ? 'この写しは、世帯全員の住民票の原本と相違ないことを証明する。'
    : 'この写しは、住民票の原本と相違ないことを証明する。';

function drawPerson(paper: Paper, top: number, person: RecordPerson): number {
  let y = drawCells(paper, top, 34, [
    { label: `氏名（${person.kana}）`, value: person.name, share: 3 },
    { label: '生年月日', value: day(person.birthDate), share: 1.8 },
    { label: '性別', value: sexes[person.sex], share: 0.6 },
    { label: '続柄', value: person.relationship ?? omitted, share: 1 },
  ]);
  if (person.alias !== '') y = drawCells(paper, y, 32, [{ label: '通称', value: person.alias, share: 1 }]);
  y = drawCells(paper, y, 32, [
    { label: '住民となった年月日', value: day(person.becameResidentOn), share: 1 },
    { label: '住所を定めた年月日', value: day(person.addressSince), share: 1 },
    { label: '届出年月日', value: day(person.notifiedOn), share: 1 },
  ]);
  y = drawCells(paper, y, 32, [{ label: '前住所', value: person.previousAddress ?? '', share: 1 }]);
  if (person.foreigner === null) {
    return drawCells(paper, y, 32, [
      { label: '本籍', value: person.registeredDomicile ?? omitted, share: 3 },
      { label: '筆頭者の氏名', value: person.familyRegisterHead ?? omitted, share: 1.6 },
    ]);
  }
  const { nationality, status, until } = person.foreigner;
  return drawCells(paper, y, 32, [
    { label: '国籍・地域', value: nationality, share: 1.2 },
    { label: '在留資格', value: status, share: 1.6 },
    { label: '在留期間の満了の日', value: day(until), share: 1.6 },
  ]);
}
