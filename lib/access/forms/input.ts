import { z } from 'zod';
import { type ErrorCode, type ErrorParams, failure, type Problem, type Result, success } from '@/lib/core/errors';
import { isErrorCode } from '@/lib/core/i18n/errors';
import { withoutUnseen } from './texts';

/** What a form may send under one name. */
export type Scalars = string | string[];
export type Typed = Record<string, Scalars>;

/** No field of the portal is longer; a schema's own limits are lower. */
const longest = 100_000;
/** No form of the portal has more fields; `scripts/lib/web/bounds.mjs` refuses them before the framework reads any. */
const mostFields = 500;
/** Nor a longer name. */
const longestName = 100;
/** No JSON that the portal takes is nested deeper. */
const deepest = 20;
const unstorable = /[\0\p{Surrogate}]/u;
/** Control characters other than line ends and tabs: nobody types them, and in a form they come from a paste that went wrong. */
const control = /[^\P{Cc}\n\t]/u;
const nextFields = '$ACTION';

/** A field's schema without what only says that it may be missing. */
export function core(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return core(schema.unwrap());
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodCatch) {
    return core(schema.unwrap());
  }
  // What is prepared first says behind that what it is.
  if (schema instanceof z.ZodPipe) return core(schema.in instanceof z.ZodTransform ? schema.out : schema.in);
  return schema;
}

/** Does a field take several values? */
export const isList = (schema: z.core.$ZodType): boolean => core(schema) instanceof z.ZodArray;

function checkText(field: string, text: string): Problem | null {
  if (text.length > longest) return { code: 'tooLong', field, params: { max: longest } };
  return unstorable.test(text) ? { code: 'invalidCharacter', field } : null;
}

/**
 * All text of a form or query, by name, without what nobody can see (`texts.ts`). Line ends become `\n`, as the length limits of the page
 * count them.
 */
export function readForm(form: Iterable<readonly [string, FormDataEntryValue]>): { typed: Typed; problems: Problem[] } {
  const typed: Typed = {};
  const problems: Problem[] = [];
  let count = 0;
  for (const [field, value] of form) {
    count += 1;
    if (count > mostFields) return { typed: {}, problems: [tooManyFields] };
    if (field.startsWith(nextFields)) continue;
    if (field.length > longestName) return { typed: {}, problems: [{ code: 'invalid' }] };
    if (typeof value !== 'string') {
      problems.push({ code: 'invalid', field });
      continue;
    }
    const text = withoutUnseen(value.replace(/\r\n?/g, '\n'));
    const problem = checkText(field, text) ?? (control.test(text) ? { code: 'invalidCharacter', field } : null);
    if (problem) problems.push(problem);
    else append(typed, field, text);
  }
  return { typed, problems };
}

const tooManyFields: Problem = { code: 'tooManyFields', params: { max: mostFields } };

/** Grows the list in place: copying it for each repetition takes the square of their number. */
function append(typed: Typed, field: string, text: string): void {
  const before = Object.hasOwn(typed, field) ? typed[field] : undefined;
  if (Array.isArray(before)) {
    before.push(text);
    return;
  }
  const value = before === undefined ? text : [before, text];
  Object.defineProperty(typed, field, { value, enumerable: true, configurable: true, writable: true });
}

/** Scalars and arrays of scalars only, and arrays only where the schema has one; a name it does not know is refused. */
export function parseTyped<S extends z.ZodObject>(schema: S, typed: Typed): Result<z.output<S>> {
  const raw: Record<string, Scalars> = {};
  for (const [field, value] of Object.entries(typed)) {
    const known = Object.hasOwn(schema.shape, field) ? schema.shape[field] : undefined;
    if (known === undefined || (Array.isArray(value) && !isList(known))) return failure('invalid', field);
    raw[field] = isList(known) && !Array.isArray(value) ? [value] : value;
  }
  for (const [field, known] of Object.entries(schema.shape)) {
    if (!(field in raw) && isList(known) && !z.safeParse(known, undefined).success) raw[field] = [];
  }
  return parseValue(schema, raw);
}

const strict = new WeakMap<z.ZodObject, z.ZodObject>();

/** The schema that refuses names it does not know; made once, because zod compiles each schema when it is used first. */
function strictOf(schema: z.ZodObject): z.ZodObject {
  const made = strict.get(schema) ?? schema.strict();
  strict.set(schema, made);
  return made;
}

/** Parses what already has its types (JSON), with the same rules for text. */
export function parseValue<S extends z.ZodObject>(schema: S, raw: unknown): Result<z.output<S>> {
  const text = checkTexts('', raw, 0);
  if (text) return { ok: false, problems: [text] };
  const parsed = strictOf(schema).safeParse(raw);
  if (parsed.success) return success(parsed.data as z.output<S>);
  return { ok: false, problems: withoutRepetition(parsed.error.issues.map((issue) => toProblem(issue, raw))) };
}

function checkTexts(field: string, value: unknown, depth: number): Problem | null {
  if (typeof value === 'string') return checkText(field, value);
  if (typeof value !== 'object' || value === null) return null;
  if (depth > deepest) return { code: 'invalid', field };
  for (const [key, part] of Object.entries(value)) {
    const problem = checkTexts(field || key, part, depth + 1);
    if (problem) return problem;
  }
  return null;
}

function toProblem(found: z.core.$ZodIssue, raw: unknown): Problem {
  const issue = ruleOf(found);
  if (issue.code === 'unrecognized_keys')
    return { code: 'invalid', field: (issue.keys[0] ?? '').slice(0, longestName) };
  if (issue.path.length === 0) return { code: issueCode(issue) };
  const field = String(issue.path[0]);
  if (isMissing(raw, field)) return { code: 'required', field };
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return { code: 'tooLong', field, params: { max: Number(issue.maximum) } };
  }
  if (issue.code === 'too_small' && issue.origin === 'string') {
    return { code: 'tooShort', field, params: { min: Number(issue.minimum) } };
  }
  return { code: issueCode(issue), field, ...paramsOf(issue) };
}

/** Of a field that may also be empty or a list of something, what is wrong with what was typed, where a rule of its own says it. */
function ruleOf(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const own = issue.errors.flat().find(({ code, path }) => code === 'custom' && path.length === 0);
  return own === undefined ? issue : { ...own, path: issue.path };
}

/** Values that the message of a schema's own code names: `params: { code: 'tooManyWords', max: 8 }`. */
function paramsOf(issue: z.core.$ZodIssue): Pick<Problem, 'params'> {
  const { code: _code, ...params } = (issue.code === 'custom' && issue.params) || {};
  return Object.keys(params).length === 0 ? {} : { params: params as ErrorParams };
}

/** Several rules may find the same fault. */
function withoutRepetition(problems: readonly Problem[]): Problem[] {
  const first = (problem: Problem) =>
    problems.findIndex(({ code, field }) => code === problem.code && field === problem.field);
  return problems.filter((problem, index) => first(problem) === index);
}

function isMissing(raw: unknown, field: string): boolean {
  const value = Object.hasOwn(Object(raw), field) ? (raw as Record<string, unknown>)[field] : undefined;
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A schema may name a code of the closed list itself: `.refine(…, { params: { code: 'weakPassword' } })`. */
function issueCode(issue: z.core.$ZodIssue): ErrorCode {
  if (issue.code !== 'custom') return 'invalid';
  const code: unknown = issue.params?.code;
  return isErrorCode(code) ? code : 'invalid';
}
