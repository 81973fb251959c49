import { extensionKinds, latestEnd } from '../../constants';
import { instantOf, settingsOn } from '../../rules';
import type { ExplainPageInput } from '../../schema';
import type { WindowFacts, WindowOrganization } from '../../types';
import type { Change } from '../types';

const supposed = { id: 'supposed', title: '' };

/** What somebody supposes to be otherwise for a town on a date; null = nothing, or nothing that could be. */
export function supposedChange(
  { change, service, whose, from, until }: Omit<ExplainPageInput, 'org' | 'at'>,
  town: WindowOrganization,
  date: string,
  facts: WindowFacts,
): Change | null {
  const { prefectureId } = town;
  if (prefectureId === null) return null;
  const owner = { municipality: town.id, prefecture: prefectureId, center: facts.centerId }[whose];
  const { counterCloses } = settingsOn(date, facts);
  if (change === 'closure') {
    const day = { name: '', nameEn: '' };
    return { kind: 'closure', date, organizationId: whose === 'center' ? null : owner, day };
  }
  if (until === undefined || until > latestEnd) return null;
  if (change === 'online-end')
    return until < counterCloses ? null : { kind: 'online-end', prefectureId, validFrom: date, onlineEnd: until };
  const begins = from ?? counterCloses;
  if (until <= begins) return null;
  if (change === 'stop') {
    const span = { from: instantOf(date, begins), to: instantOf(date, until) };
    return { kind: 'stop', stop: { ...supposed, ...span, serverOf: owner, services: [] } };
  }
  const kind = extensionKinds.find((one) => one === service);
  if (change !== 'extension' || kind === undefined) return null;
  const who = { participants: [town.id], prefectures: [prefectureId] };
  return { kind: 'extension', extension: { ...supposed, kind, date, from: begins, to: until, ...who } };
}
