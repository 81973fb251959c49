'use server';

import { defineAction } from '@/lib/access/action';
import { createContact, editContact, removeContact } from './mutations';
import { mayKeepContacts } from './policy';
import { createContactSchema, editContactSchema, removeContactSchema } from './schema';

const toOrganization = ({ code }: { code: string }) => `/organizations/${code}#contacts`;

export const createContactAction = defineAction({
  name: 'contact.create',
  input: createContactSchema,
  allow: mayKeepContacts,
  run: (input, { actor, db }) => createContact(db, actor, input),
  redirectTo: toOrganization,
});

export const editContactAction = defineAction({
  name: 'contact.edit',
  input: editContactSchema,
  allow: mayKeepContacts,
  run: (input, { actor, db }) => editContact(db, actor, input),
  redirectTo: toOrganization,
});

export const removeContactAction = defineAction({
  name: 'contact.remove',
  input: removeContactSchema,
  allow: mayKeepContacts,
  run: (input, { actor, db }) => removeContact(db, actor, input),
  redirectTo: toOrganization,
});
