'use server';
import { defineAction } from '@/lib/access/action';
import { currentSite } from '@/lib/core/site';
import { canKeepInventory } from '../policy';
import { addContact, addItem, changeItem, removeContact } from './mutations';
import { addContactSchema, addItemSchema, changeItemSchema, removeContactSchema } from './schema';

const page = () => '/continuity/inventory';

/** At a site the list is a copy: it is changed at the center. */
export const addItemAction = defineAction({
  name: 'inventory.add-item',
  input: addItemSchema,
  allow: (actor) => canKeepInventory(actor) && currentSite().kind !== 'town',
  run: (input, { db, actor }) => addItem(db, actor, input),
  redirectTo: page,
});

export const addContactAction = defineAction({
  name: 'inventory.add-contact',
  input: addContactSchema,
  allow: (actor) => canKeepInventory(actor) && currentSite().kind !== 'town',
  run: (input, { db, actor }) => addContact(db, actor, input),
  redirectTo: page,
});

export const changeItemAction = defineAction({
  name: 'inventory.change-item',
  input: changeItemSchema,
  allow: (actor) => canKeepInventory(actor) && currentSite().kind !== 'town',
  run: (input, { db, actor }) => changeItem(db, actor, input),
  redirectTo: page,
});

export const removeContactAction = defineAction({
  name: 'inventory.remove-contact',
  input: removeContactSchema,
  allow: (actor) => canKeepInventory(actor) && currentSite().kind !== 'town',
  run: (input, { db, actor }) => removeContact(db, actor, input),
  redirectTo: page,
});
