import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { escapeText, Markup } from '../html';

/** Text that is there, or that will be when a component has fetched what it needs. */
type Piece = string | Promise<string>;

interface Place {
  /** The value of the `<select>` around an option. */
  readonly chosen?: string | undefined;
}

type Props = Readonly<Record<string, unknown>>;

const client = Symbol.for('react.client.reference');
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const renamed: Readonly<Record<string, string>> = {
  className: 'class',
  htmlFor: 'for',
  defaultValue: 'value',
  defaultChecked: 'checked',
  // Of drawings; every other name of an attribute is read without regard to case, or is the drawing's own.
  shapeRendering: 'shape-rendering',
  strokeWidth: 'stroke-width',
  textAnchor: 'text-anchor',
};
const addresses = new Set(['href', 'src', 'action', 'formAction']);
/** As browsers read an address: control characters and blanks do not count. */
const isScript = (address: string) => /^javascript:/i.test(address.replace(/[\s\p{Cc}]/gu, ''));
/** Written by their words even where these are `true` and `false`. */
const worded = /^(?:aria-|data-|draggable$|spellCheck$|contentEditable$)/;
const noAttribute = new Set(['children', 'key', 'ref', 'dangerouslySetInnerHTML', 'suppressHydrationWarning']);

/**
 * The markup of server components, written in one go. React makes a tree of them first, sends it to itself, and makes markup of that:
 * ten times the work, which pays only where something in the browser takes part. What is written here is what React would write
 * (`write.test.ts` compares), except for its own marks between texts. No client component, no function as a property.
 */
export async function writeMarkup(node: ReactNode): Promise<Markup> {
  const pieces: Piece[] = [];
  writeNode(node, pieces, {});
  return Markup.of(await join(pieces));
}

function join(pieces: readonly Piece[]): string | Promise<string> {
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join('');
  return Promise.all(pieces).then((written) => written.join(''));
}

function writeNode(node: unknown, pieces: Piece[], place: Place): void {
  if (node === null || node === undefined || typeof node === 'boolean') return;
  if (typeof node === 'string') pieces.push(escapeText(node));
  else if (typeof node === 'number') pieces.push(String(node));
  else if (Array.isArray(node)) for (const one of node) writeNode(one, pieces, place);
  else if (isPromise(node)) pieces.push(later(node, place));
  else if (isValidElement(node)) writeElement(node as ReactElement<Props>, pieces, place);
  else throw new TypeError('only elements and texts can be written as markup');
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

async function later(node: Promise<unknown>, place: Place): Promise<string> {
  const pieces: Piece[] = [];
  writeNode(await node, pieces, place);
  return join(pieces);
}

function writeElement({ type, props }: ReactElement<Props>, pieces: Piece[], place: Place): void {
  if (typeof type === 'string') writeTag(type, props, pieces, place);
  else if (type === Fragment) writeNode(props.children, pieces, place);
  else if (typeof type === 'function' && (type as { $$typeof?: symbol }).$$typeof !== client) {
    writeNode((type as (props: Props) => unknown)(props), pieces, place);
  } else throw new TypeError(`not a server component: ${nameOf(type)}`);
}

/** What Next knows a client component by: its file and its name there. */
const nameOf = (type: unknown) => String((type as { $$id?: string }).$$id ?? type).slice(0, 300);

function writeTag(tag: string, props: Props, pieces: Piece[], place: Place): void {
  const { children, dangerouslySetInnerHTML: raw } = props;
  let opening = `<${tag}`;
  for (const name in props) {
    const kept = name === 'defaultValue' && (tag === 'select' || tag === 'textarea');
    if (!kept && !noAttribute.has(name)) opening += writeAttribute(name, props[name]);
  }
  if (tag === 'option' && place.chosen !== undefined && String(props.value) === place.chosen) opening += ' selected=""';
  pieces.push(`${opening}>`);
  if (empty.has(tag)) return;
  // Browsers swallow a line end that follows these.
  if (tag === 'textarea' || tag === 'pre') pieces.push('\n');
  if (raw !== undefined) pieces.push((raw as { __html: string }).__html);
  else if (tag === 'textarea') pieces.push(escapeText(String(props.defaultValue ?? '')));
  else writeNode(children, pieces, tag === 'select' ? { chosen: chosenOf(props) } : place);
  pieces.push(`</${tag}>`);
}

const chosenOf = ({ defaultValue }: Props) => (defaultValue === undefined ? undefined : String(defaultValue));

function writeAttribute(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  const written = renamed[name] ?? name;
  if (typeof value === 'boolean') {
    if (worded.test(name)) return ` ${written}="${value}"`;
    return value ? ` ${written}=""` : '';
  }
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new TypeError(`${name} cannot be written as markup`);
  if (addresses.has(name) && isScript(String(value))) throw new TypeError(`${name} would run a script`);
  return ` ${written}="${escapeText(String(value))}"`;
}
