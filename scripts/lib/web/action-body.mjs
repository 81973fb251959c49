/** JSON of a form's earlier state is nested no deeper. */
const deepest = 20;
/** Values in it: what was typed into each of at most 500 fields, and what was wrong with it, is far less. */
const mostValues = 10_000;
const actionId = /^[0-9a-f]{40,64}$/;

/**
 * Is this what one of our pages sends to a server action? The framework fails on anything else, as if the fault were ours, and some
 * of it takes it long to find out. Two forms: by script, the arguments in field `0`, of which the last is the form itself (`$K1`, its
 * fields named `_1_…`); without script, `$ACTION_…` fields beside the form's own.
 * @param {FormData} form
 * @param {boolean} byScript
 */
export function isActionBody(form, byScript) {
  const fields = [...form];
  if (fields.some(([, value]) => typeof value !== 'string')) return false;
  return byScript ? isCall(form, fields) : isPlain(form, fields);
}

/** @typedef {[string, FormDataEntryValue][]} Fields */

/** @param {FormData} form @param {Fields} fields */
function isCall(form, fields) {
  const others = fields.filter(([name]) => name !== '0');
  if (others.length !== fields.length - 1 || !others.every(([name]) => name.startsWith('_1_'))) return false;
  const sent = readJson(form.get('0'));
  return Array.isArray(sent) && sent.length === 2 && isValue(sent[0]) && sent[1] === '$K1';
}

/** Forms that are for no action at all are the framework's to answer. @param {FormData} form @param {Fields} fields */
function isPlain(form, fields) {
  const marks = fields.filter(([name]) => name.startsWith('$ACTION_REF_'));
  if (marks.length > 2) return false;
  return marks.every(([name]) => {
    const of = `$ACTION_${name.slice('$ACTION_REF_'.length)}:`;
    const reference = readJson(form.get(`${of}0`));
    if (typeof reference !== 'object' || reference === null || !('id' in reference) || !('bound' in reference))
      return false;
    if (Object.keys(reference).length !== 2) return false;
    if (!actionId.test(String(reference.id)) || form.getAll(`${of}0`).length !== 1) return false;
    const bound = readJson(form.get(`${of}1`));
    if (reference.bound === null) return bound === undefined;
    return reference.bound === '$@1' && Array.isArray(bound) && bound.length === 1 && isValue(bound[0]);
  });
}

/** @param {FormDataEntryValue | null} text */
function readJson(text) {
  try {
    return typeof text === 'string' ? /** @type {unknown} */ (JSON.parse(text)) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Plain data. A `$` begins what the framework looks up or makes (`$1`, `$F2`, `$n1`), of which a state has none but `undefined` and dates.
 * @param {unknown} state
 */
function isValue(state) {
  let left = mostValues;
  /** @type {(value: unknown, depth: number) => boolean} */
  const isPlainValue = (value, depth) => {
    left -= 1;
    if (left < 0) return false;
    if (typeof value === 'string') return !value.startsWith('$') || /^\$(?:\$|undefined$|D\d)/.test(value);
    if (typeof value !== 'object' || value === null) return true;
    return depth < deepest && Object.values(value).every((part) => isPlainValue(part, depth + 1));
  };
  return isPlainValue(state, 0);
}
