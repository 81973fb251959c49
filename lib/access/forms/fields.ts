/** Fields that every form carries beside its own; browser and server must agree on them. */
export const idempotencyField = 'idempotencyKey';

/** Whose the form is: the person for whom its page was made (`owner.ts`). */
export const ownerField = 'formOwner';

/** The same, with what a page's script sends by itself: files, drafts. */
export const ownerHeader = 'x-renkei-form-owner';

/** Readable by script, set together with the session: who is logged in to this browser now, in the same words. */
export const ownerCookieName = 'renkei-form-owner';
