import type { Problem } from '@/lib/core/errors';
import { type FrozenWork, placeOf, stepPlaces } from '../constants';
import { dateField, placed, type WriteCampaignInput } from '../schema';
import type { DraftStep } from './types';

/** The steps of a draft as its page has sent them; one after the other, whatever places were left empty. */
export function stepsIn(input: WriteCampaignInput): { steps: DraftStep[]; problems: Problem[] } {
  const steps: DraftStep[] = [];
  const problems: Problem[] = [];
  const refuse = (code: Problem['code'], name: string, place: number) =>
    problems.push({ code, field: placeOf(name, place), params: { line: place + 1 } });
  for (let place = 0; place < stepPlaces; place += 1) {
    const said = (name: string) => placed(input, name, place);
    const [title, titleEn] = [said('step'), said('stepEn')];
    if (title === '' && titleEn === '') continue;
    if (title === '') refuse('campaigns.stepTitle', 'step', place);
    if (titleEn === '') refuse('campaigns.stepTitle', 'stepEn', place);
    const weight = Number((said('weight') || '1').normalize('NFKC'));
    if (!Number.isInteger(weight) || weight < 1 || weight > 100) refuse('campaigns.stepWeight', 'weight', place);
    const due = said('due') === '' ? null : dateField.safeParse(said('due'));
    if (due?.success === false) refuse('campaigns.notADate', 'due', place);
    const dueOn = due?.success ? due.data : null;
    if (dueOn !== null && (dueOn < input.startsOn || dueOn > input.dueOn)) refuse('campaigns.stepDue', 'due', place);
    steps.push({
      ...{ position: steps.length, title, titleEn, weight, dueOn },
      ...{
        voluntary: said('voluntary') === '1',
        evidence: said('evidence') === '1',
        work: said('work') as FrozenWork | '',
      },
    });
  }
  if (!steps.some(({ voluntary }) => !voluntary)) problems.push({ code: 'campaigns.noSteps', field: 'step0' });
  if (input.dueOn < input.startsOn) problems.push({ code: 'campaigns.span', field: 'dueOn' });
  return { steps, problems };
}

/** Codes as people separate them. */
export const codesIn = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFKC')
      .split(/[\s,、]+/)
      .filter(Boolean),
  ),
];
