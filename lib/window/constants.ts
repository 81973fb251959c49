/** What is asked whether it is open. `wide-area-*` and `special-move` are 広域サービス (S0 §1 point 2). */
export const services = [
  /** 住民票の写しの広域交付 */
  'wide-area-issuance',
  /** 転入転出手続の特例 */
  'special-move',
  /** 本人確認 */
  'identity-verification',
  /** 自市町村内で完結する事務処理 */
  'in-house',
  /** Updating data among CS, prefectural and national servers: オンライン運用 itself. */
  'data-exchange',
] as const;
export type Service = (typeof services)[number];

/** The three cases in which operation outside the window is allowed (S0 §1 point 6). */
export const extensionKinds = ['in-house', 'wide-area-issuance', 'identity-verification'] as const;
export type ExtensionKind = (typeof extensionKinds)[number];

/** A business date's operation lies between 05:00 and 29:00, so that no day can run into the next one's start. Minutes. */
export const dayBegins = 5 * 60;
export const dayEnds = dayBegins + 24 * 60;

/** What daily processing and the stop are left before the next day may begin. Minutes. */
export const closingReserve = 60;
export const latestEnd = dayEnds - closingReserve;

/** How far `explain` looks for the next opening. Days. */
export const horizon = 60;
