/**
 * The closed list of things a user can be told. Each has a message per language in `lib/core/i18n/messages/<locale>/errors.json`;
 * a code without a message does not pass `npm test`.
 */
export const errorCodes = [
  'required',
  'tooShort',
  'tooLong',
  'invalid',
  'invalidCharacter',
  'tooManyFields',
  'notFound',
  'denied',
  'conflict',
  'tooMany',
  'sessionExpired',
  'otherPerson',
  'crossSite',
  'wrongCredentials',
  'wrongPassword',
  'wrongCode',
  'logInOver',
  'commonPassword',
  'passwordIsName',
  'passwordsDiffer',
  'samePassword',
  'passkeyRefused',
  'lastFactor',
  'loginIdTaken',
  'ownAccount',
  'higherRole',
  'roleNotGrantable',
  'auditorAlone',
  'lastAdministrator',
  'alreadyRegistered',
  'invalidHeading',
  'nothingToDo',
  'tooManyLines',
  'twice',
  'outOfRange',
  'onlyUrgent',
  'fileName',
  'fileType',
  'fileTooLarge',
  'fileEmpty',
  'fileCutOff',
  'fileDamaged',
  'fileUnreadable',
  'fileGone',
  'fileNotText',
  'fileTooLong',
  'fileQuota',
  'organizationCodeInvalid',
  'organizationCodeTaken',
  'organizationEnded',
  'organizationKindMismatch',
  'nothingChanged',
  'dateTooEarly',
  'laterChangeDepends',
  'tooFewMembers',
  'unavailable',
  'unreachable',
  'unfinished',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
export type ErrorParams = Readonly<Record<string, string | number>>;

export interface Problem {
  readonly code: ErrorCode;
  /** Name of the input field it belongs to; none = the whole form. */
  readonly field?: string;
  readonly params?: ErrorParams;
}

/** An expected outcome: either a value or the problems that kept it from happening. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });
export const failure = (code: ErrorCode, field?: string, params?: ErrorParams): Result<never> => ({
  ok: false,
  problems: [{ code, ...(field === undefined ? {} : { field }), ...(params === undefined ? {} : { params }) }],
});
