import { formerIssuer } from '../constants';

/**
 * What the issuer of a notice was called on its date: the center's predecessor until 31 March 2014 (S4), then the center.
 * @param date business date of the notice
 * @param center what the center was called on that date
 */
export const issuerOn = (date: string, center: string): string =>
  date < formerIssuer.until ? formerIssuer.name : center;
