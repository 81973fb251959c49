import { randomBytes } from 'node:crypto';

/** @typedef {[string, string][]} Fields */

/** @type {Readonly<Record<string, string>>} */
const entities = { '&quot;': '"', '&#x27;': "'", '&#39;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' };
/** @param {string} text */
export const decode = (text) =>
  text.replaceAll(/&(?:quot|#x27|#39|lt|gt|amp);/g, (entity) => entities[entity] ?? entity);

/** @param {string} tag @param {string} name */
function attribute(tag, name) {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
  return found ? decode(found[1] ?? '') : undefined;
}

/**
 * What a browser without script would send of the form that has a field of this name: its values as they stand in the page.
 * @param {string} html
 * @param {string} field
 * @returns {Fields}
 */
export function readForm(html, field) {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((one) => one.includes(`name="${field}"`));
  if (!form) throw new Error(`the page has no form with a field ${field}`);
  /** @type {Fields} */
  const fields = [];
  for (const [control] of form.matchAll(
    /<input\b[^>]*>|<select\b[\s\S]*?<\/select>|<textarea\b[\s\S]*?<\/textarea>/g,
  )) {
    const tag = control.slice(0, control.indexOf('>') + 1);
    const name = attribute(tag, 'name');
    const value = sentValue(control, tag);
    if (name && value !== undefined) fields.push([name, value]);
  }
  return fields;
}

/** @param {string} control @param {string} tag @returns {string | undefined} nothing when it is not sent */
function sentValue(control, tag) {
  if (tag.startsWith('<textarea')) return decode(control.slice(tag.length, -'</textarea>'.length)).replace(/^\n/, '');
  if (tag.startsWith('<select')) {
    const options = control.match(/<option\b[^>]*>/g) ?? [];
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0] ?? '';
    return attribute(chosen, 'value');
  }
  const type = attribute(tag, 'type');
  if (type === 'file') return undefined;
  if (type === 'checkbox' || type === 'radio') {
    return attribute(tag, 'checked') === undefined ? undefined : (attribute(tag, 'value') ?? 'on');
  }
  return attribute(tag, 'value') ?? '';
}

/**
 * @param {Fields} fields
 * @param {Readonly<Record<string, string>>} typed what replaces the values of the page
 */
export function fillIn(fields, typed) {
  const kept = fields.filter(([name]) => !(name in typed));
  const boundary = `----renkei${randomBytes(12).toString('hex')}`;
  const part = (/** @type {[string, string]} */ [name, value]) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const text = [...kept, ...Object.entries(typed)].map(part).join('');
  return { type: `multipart/form-data; boundary=${boundary}`, content: Buffer.from(`${text}--${boundary}--\r\n`) };
}
