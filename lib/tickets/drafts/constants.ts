/** Fields of a new inquiry that a draft keeps; files are uploaded again. */
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
