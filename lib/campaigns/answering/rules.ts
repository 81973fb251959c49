import type { Problem } from '@/lib/core/errors';
import { placeOf } from '../constants';
import { freezeOn } from '../integrated/rules';
import type { Freeze } from '../integrated/types';
import { dateField, placed, placedFiles } from '../schema';
import type { Answer, StepRow } from '../types';

/** What is to be written of a step. */
export interface NewAnswer {
  readonly step: StepRow;
  readonly status: Answer['status'];
  readonly comment: string;
  readonly doneOn: string | null;
  readonly fileIds: readonly string[];
}

export interface Day {
  readonly today: string;
  readonly startsOn: string;
  readonly freezes: readonly Freeze[];
}

/**
 * The answers that a page has sent, one after the other, or what is wrong with them: what does not apply says why, what is done says since
 * when and proves it where the step wants that, and work that a freeze blocks is not done while it is frozen.
 */
export function answersIn(input: object, steps: readonly StepRow[], before: readonly Answer[], day: Day) {
  const problems: Problem[] = [];
  const answers: NewAnswer[] = [];
  for (const step of steps) {
    const [answer, problem] = answerIn(
      input,
      step,
      before.find(({ stepId }) => stepId === step.id),
      day,
    );
    if (problem) problems.push(problem);
    else if (answer) answers.push(answer);
  }
  return { answers, problems };
}

type Read = readonly [NewAnswer | null, Problem | null];

function answerIn(input: object, step: StepRow, before: Answer | undefined, day: Day): Read {
  const { position } = step;
  const status = placed(input, 'status', position) as Answer['status'] | '';
  const comment = placed(input, 'comment', position);
  const typed = placed(input, 'doneOn', position);
  const fileIds = [...new Set([...(before?.fileIds ?? []), ...placedFiles(input, position)])];
  const refuse = (code: Problem['code'], name: string, params: Problem['params'] = {}): Read => [
    null,
    { code, field: placeOf(name, position), params },
  ];
  if (status === '') return comment === '' && typed === '' ? [null, null] : refuse('campaigns.noStatus', 'status');
  const date = dateField.safeParse(typed);
  const doneOn = date.success ? date.data : null;
  if (status === 'not_applicable' && comment === '') return refuse('campaigns.noReason', 'comment');
  if (status === 'done') {
    if (doneOn === null) return refuse('campaigns.notADate', 'doneOn');
    if (doneOn > day.today) return refuse('campaigns.future', 'doneOn');
    if (step.evidence && fileIds.length === 0 && comment === '') return refuse('campaigns.noEvidence', 'comment');
  }
  const same = before?.status === status && before.doneOn === (status === 'done' ? doneOn : null);
  const frozen = same || step.work === '' ? null : frozenBy(step.work, status, doneOn, day);
  if (frozen) return refuse('campaigns.frozen', 'status', { from: frozen.fromOn ?? '', to: frozen.toOn ?? '' });
  const next = { step, status, comment, doneOn: status === 'done' ? doneOn : null, fileIds };
  return [same && before.comment === comment && before.fileIds.length === fileIds.length ? null : next, null];
}

/** Work that was done on a frozen day was not done; nor does work begin while it is frozen. */
function frozenBy(
  work: string,
  status: Answer['status'],
  doneOn: string | null,
  { today, freezes }: Day,
): Freeze | null {
  if (status === 'done') return freezeOn(freezes, work, doneOn ?? today);
  return status === 'under_way' ? freezeOn(freezes, work, today) : null;
}
