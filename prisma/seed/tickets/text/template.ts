import type { Random } from '../random';

/** A sentence with choices `[今朝|本日]` and slots `{端末}`, read once and said many times. */
export type Template = readonly Part[];
type Part = string | { readonly slot: string } | { readonly choices: readonly Template[] };

export type Slots = (name: string) => string;

/** A bar outside of brackets divides whole alternatives. */
export function parseTemplate(line: string): Template {
  const whole = parseChoices(`${line}]`);
  if (whole === null || whole.rest !== '') throw new Error(`unbalanced bracket in: ${line}`);
  return whole.choices.length === 1 ? (whole.choices[0] as Template) : [{ choices: whole.choices }];
}

function parseChoices(text: string): { choices: Template[]; rest: string } | null {
  const choices: Template[] = [];
  let rest = `|${text}`;
  while (rest[0] === '|') {
    const one = parseParts(rest.slice(1));
    choices.push(one.parts);
    rest = one.rest;
  }
  return rest[0] === ']' ? { choices, rest: rest.slice(1) } : null;
}

function parseParts(text: string): { parts: Part[]; rest: string } {
  const parts: Part[] = [];
  let rest = text;
  while (rest !== '' && rest[0] !== '|' && rest[0] !== ']') {
    const { part, length } = parsePart(rest);
    parts.push(part);
    rest = rest.slice(length);
  }
  return { parts, rest };
}

function parsePart(text: string): { part: Part; length: number } {
  if (text[0] === '{') {
    const end = text.indexOf('}');
    if (end < 2) throw new Error(`unfinished slot in: ${text}`);
    return { part: { slot: text.slice(1, end) }, length: end + 1 };
  }
  if (text[0] === '[') {
    const inner = parseChoices(text.slice(1));
    if (inner === null) throw new Error(`unbalanced bracket in: ${text}`);
    return { part: { choices: inner.choices }, length: text.length - inner.rest.length };
  }
  const plain = /^[^[\]{|]+/.exec(text)?.[0] as string;
  return { part: plain, length: plain.length };
}

export function say(template: Template, slots: Slots, random: Random): string {
  let text = '';
  for (const part of template) {
    if (typeof part === 'string') text += part;
    else if ('slot' in part) text += slots(part.slot);
    else text += say(random.pick(part.choices), slots, random);
  }
  return text;
}

/** Every slot that a template can ask for. */
export function slotsOf(template: Template): string[] {
  return template.flatMap((part) => {
    if (typeof part === 'string') return [];
    return 'slot' in part ? [part.slot] : part.choices.flatMap(slotsOf);
  });
}
