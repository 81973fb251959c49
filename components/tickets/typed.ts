/** What stands in a form, by field name. */
export type Typed = Readonly<Record<string, string>>;

export function readTyped(form: HTMLFormElement, fields: readonly string[]): Typed {
  const data = new FormData(form);
  return Object.fromEntries(fields.map((field) => [field, String(data.get(field) ?? '')]));
}

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
export function fillIn(form: HTMLFormElement, typed: Typed): void {
  for (const control of Array.from(form.elements)) {
    const value = typed[control.getAttribute('name') ?? ''];
    if (value === undefined) continue;
    if (control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type)) {
      if (control.checked !== (control.value === value)) control.click();
    } else if ('value' in control && control.value !== value) setValue(control, value);
  }
}

/**
 * In this tab only, for as long as the server does not take it: nobody is logged in any more, or there is no connection. Keyed by
 * person, because the next to log in here may be somebody else.
 */
export function keepInTab(key: string, typed: Typed): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(typed));
  } catch {
    // Storage is full or forbidden: then the page's own text is all there is.
  }
}

export function takeFromTab(key: string): Typed | null {
  try {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return text === null ? null : (JSON.parse(text) as Typed);
  } catch {
    return null;
  }
}
