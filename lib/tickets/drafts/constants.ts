/** Fields of a new inquiry that a draft keeps; its files stand beside them. Passing the prefecture over is decided when it is sent. */
export const keptFields = [
  'subject',
  'system',
  'category',
  'urgency',
  'occurredAt',
  'question',
  'actionTaken',
  'contactName',
  'contactPhone',
  'contactMail',
  'route',
] as const;

/** The fields of an answer on a ticket. */
export const keptAnswerFields = ['text', 'move'] as const;

/** The fields of a telephone call, which is no draft: they are kept only over a new log-in. */
export const keptCallFields = [...keptFields, 'askerCode', 'answer'] as const;

/** What a form always sends; it makes no draft by itself. */
export const chosenFields: readonly string[] = ['system', 'category', 'urgency', 'route', 'bypass', 'move'];

/** So long after its last change a draft keeps the uploads that belong to it. */
export const draftedDays = 30;
