import { type Problem, type Result, success } from '@/lib/core/errors';
import { type Effect, effectFields, fieldPlaces, filesKey, tiers } from '../constants';
import type { FieldOption, FormField, FormStep } from '../types';
import { daysName, type FieldLine, lineOf, partName, skipName } from './schema';

const keyForm = /^[a-z][A-Za-z0-9]{0,39}$/;

/** `value=Japanese=English`, one a line; null = a line is not like that. */
function readOptions(text: string): FieldOption[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const options = lines.map((line) => {
    const [value = '', label = '', labelEn = '', ...rest] = line.split('=').map((part) => part.trim());
    return value !== '' && label !== '' && labelEn !== '' && rest.length === 0 ? { value, label, labelEn } : null;
  });
  return options.length > 0 && options.every((option) => option !== null) ? options : null;
}

export const writeOptions = (options: readonly FieldOption[] = []): string =>
  options.map(({ value, label, labelEn }) => `${value}=${label}=${labelEn}`).join('\n');

function problemsOf(line: FieldLine, index: number, keys: readonly string[]): Problem[] {
  const params = { line: index + 1 };
  const at = (part: Parameters<typeof partName>[0]) => partName(part, index);
  return [
    ...(keyForm.test(line.key) && line.key !== filesKey
      ? []
      : [{ code: 'applications.keyForm' as const, field: at('key'), params }]),
    ...(keys.filter((key) => key === line.key).length > 1
      ? [{ code: 'applications.keyTwice' as const, field: at('key'), params: { key: line.key } }]
      : []),
    ...(line.labelEn === '' ? [{ code: 'applications.labelMissing' as const, field: at('labelEn'), params }] : []),
    ...(line.type === 'choice' && readOptions(line.options) === null
      ? [{ code: 'applications.optionsMissing' as const, field: at('options'), params }]
      : []),
    ...(line.after !== '' && (line.after === line.key || !keys.includes(line.after))
      ? [{ code: 'applications.afterUnknown' as const, field: at('after'), params }]
      : []),
  ];
}

const fieldOf = (line: FieldLine): FormField => ({
  ...{ key: line.key, type: line.type, label: line.label, labelEn: line.labelEn, required: line.required },
  ...(line.support === '' ? {} : { support: line.support, supportEn: line.supportEn || line.support }),
  ...(line.ahead === undefined || line.type !== 'date' ? {} : { ahead: line.ahead }),
  ...(line.after === '' ? {} : { after: line.after }),
  ...(line.max === undefined || (line.type !== 'text' && line.type !== 'textarea') ? {} : { max: line.max }),
  ...(line.type === 'choice' ? { options: readOptions(line.options) ?? [] } : {}),
});

/** The fields that the editor's lines describe; lines without a label are left out. */
export function readFields(input: object, effect: Effect): Result<readonly FormField[]> {
  const all = Array.from({ length: fieldPlaces }, (_, index) => ({ line: lineOf(input, index), index }));
  const used = all.filter(({ line }) => line.label !== '');
  const keys = used.map(({ line }) => line.key);
  const problems: Problem[] = used.flatMap(({ line, index }) => problemsOf(line, index, keys));
  const missing = effectFields[effect].filter((key) => !keys.includes(key));
  if (used.length === 0) problems.push({ code: 'applications.noFields' });
  if (missing.length > 0)
    problems.push({ code: 'applications.fieldsMissing', field: 'effect', params: { keys: missing.join(', ') } });
  return problems.length > 0 ? { ok: false, problems } : success(used.map(({ line }) => fieldOf(line)));
}

/** The steps that the editor describes, in the order of the tiers. */
export function readRoute(input: object): Result<readonly FormStep[]> {
  const steps = tiers.flatMap((tier): FormStep[] => {
    const days: unknown = Reflect.get(input, daysName(tier));
    const skippedFor: FormStep['skippedFor'] = Reflect.get(input, skipName(tier)) ?? [];
    return typeof days === 'number' && days > 0 ? [{ tier, days, skippedFor }] : [];
  });
  return steps.length === 0
    ? { ok: false, problems: [{ code: 'applications.noSteps', field: daysName('center') }] }
    : success(steps);
}
