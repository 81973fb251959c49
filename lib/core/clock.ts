/** The only place that asks for the time. Rules get `now` as a parameter; tests and drills set it. */
let fixed: Date | undefined;

export function now(): Date {
  return fixed ? new Date(fixed) : new Date();
}

/** Stops the clock at an instant, or lets it run again. */
export function setClock(instant: Date | undefined): void {
  fixed = instant;
}
