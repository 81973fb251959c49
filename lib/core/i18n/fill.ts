/**
 * Puts values into the `{name}` places of a message. For messages that also go to the browser, which carries no ICU
 * parser: those namespaces hold simple places only (`catalog.test.ts`).
 */
export function fill(message: string, values: Readonly<Record<string, string | number>> = {}): string {
  return message.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
