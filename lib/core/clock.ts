/** The only place that asks for the time. Rules get `now` as a parameter; tests and drills set it. */
let fixed: Date | undefined;

export function now(): Date {
  return fixed ? new Date(fixed) : new Date(Date.now() + drillOffset());
}

/** Stops the clock at an instant, or lets it run again. */
export function setClock(instant: Date | undefined): void {
  fixed = instant;
}

let offset = 0;
let readAt = 0;

/** A drill lives through a night in an instant: the clocks of its installations are moved by the milliseconds in this file, all at once. */
function drillOffset(): number {
  const file = process.env.RENKEI_DRILL_CLOCK;
  if (!file) return 0;
  if (Math.abs(Date.now() - readAt) > 300) {
    readAt = Date.now();
    offset = Number(process.getBuiltinModule('node:fs').readFileSync(file, 'utf8')) || 0;
  }
  return offset;
}
