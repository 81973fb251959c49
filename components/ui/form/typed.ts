import { putBackFiles, readFiles } from '../upload/keeping';
import type { UploadedFile } from '../upload/request';

/** What stands in a form, by field name; a list where several can be ticked. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** What stands in a form and was not sent. */
export interface Unsent {
  readonly typed: Typed;
  readonly files: readonly UploadedFile[];
}

export function readUnsent(form: HTMLFormElement, fields: readonly string[]): Unsent {
  const data = new FormData(form);
  const typed = Object.fromEntries(fields.map((field) => [field, String(data.get(field) ?? '')]));
  return { typed, files: readFiles(form) };
}

/** Everything that a person can change, with all that is ticked. */
export function readAll(form: HTMLFormElement): Typed {
  const names = Array.from(form.elements, (control) => control.getAttribute('name') ?? '');
  const data = new FormData(form);
  const seen = names.filter((name) => name !== '' && !isHidden(form, name));
  return Object.fromEntries([...new Set(seen)].map((name) => [name, data.getAll(name).map(String)]));
}

const isHidden = (form: HTMLFormElement, name: string) =>
  form.querySelector(`input[type=hidden][name="${CSS.escape(name)}"]`) !== null;

/** Has something been written already? A page can be typed into before its script runs. */
export const isTyped = (form: HTMLFormElement): boolean =>
  Array.from(form.elements).some(
    (control) => 'defaultValue' in control && control.defaultValue !== (control as HTMLInputElement).value,
  );

/** React overrides `value` on the element itself and would take a change made there for its own. */
function setValue(control: Element, value: string): void {
  const property = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value');
  property?.set?.call(control, value);
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Puts it back as if it were typed. */
export function fillIn(form: HTMLFormElement, { typed, files }: Unsent): void {
  putBackFiles(form, files);
  for (const control of Array.from(form.elements)) {
    const said = typed[control.getAttribute('name') ?? ''];
    if (said === undefined) continue;
    const values = [said].flat();
    if (control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type)) {
      if (control.checked !== values.includes(control.value)) control.click();
    } else if ('value' in control && control.value !== values[0]) setValue(control, values[0] ?? '');
  }
}

/**
 * In this tab only, for as long as the server does not take it: nobody is logged in any more, or there is no connection. Keyed by
 * person, because the next to log in here may be somebody else.
 */
export function keepInTab(key: string, unsent: Unsent): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(unsent));
  } catch {
    // Storage is full or forbidden: then the page's own text is all there is.
  }
}

export function takeFromTab(key: string): Unsent | null {
  try {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return text === null ? null : (JSON.parse(text) as Unsent);
  } catch {
    return null;
  }
}
