const minute = 60_000;

/** A claim that is not settled within this time died with its worker; longer than any conversation with a mail server. */
export const claimLasts = 2 * minute;

/** Mails that one job claims, sends and settles together: with four connections the slowest ten end before their claim does. */
export const mailsAtOnce = 10;

export const mostAttempts = 12;

/** When to try again after a failure: 1, 2, 4 … minutes, at most every 2 hours; together about 15 hours. */
export function retryDelay(attempts: number): number {
  return Math.min(120, 2 ** Math.max(0, attempts - 1)) * minute;
}
