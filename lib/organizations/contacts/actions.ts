'use server';

import { z } from 'zod';
import { defineAction } from '@/lib/access/action';
import { success } from '@/lib/core/errors';
import { checkContacts } from './checks/mutations';
import { createContact, editContact, removeContact } from './mutations';
import { mayKeepContacts } from './policy';
import { removeSearch, saveSearch } from './saved/mutations';
import { removeSearchSchema, saveSearchSchema } from './saved/schema';
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

export const checkContactsAction = defineAction({
  name: 'contact.check',
  input: z.strictObject({}),
  allow: mayKeepContacts,
  run: (_input, { actor, db }) => checkContacts(db, actor),
  redirectTo: toOrganization,
});

export const saveSearchAction = defineAction({
  name: 'contact-search.save',
  input: saveSearchSchema,
  allow: () => true,
  run: (input, { actor, db }) => saveSearch(db, actor, input),
  redirectTo: ({ query }) => `/contacts?${query}`,
});

export const removeSearchAction = defineAction({
  name: 'contact-search.remove',
  input: removeSearchSchema,
  allow: () => true,
  run: async ({ id }, { actor, db }) => {
    const removed = await removeSearch(db, actor, id);
    return removed.ok ? success(id) : removed;
  },
  redirectTo: () => '/contacts',
});
