'use server';
import { defineAction } from '@/lib/access/action';
import { canEditForms } from '../policy';
import { createForm, discardForm, draftForm, editForm, publishForm } from './mutations';
import { createFormSchema, draftFormSchema, editFormSchema, oneFormSchema } from './schema';

const editorOf = ({ code }: { code: string }): string => `/applications/forms/${code}`;

export const createFormAction = defineAction({
  name: 'application_form.create',
  input: createFormSchema,
  allow: canEditForms,
  run: (input, { db, actor }) => createForm(db, actor, input),
  redirectTo: editorOf,
});

export const draftFormAction = defineAction({
  name: 'application_form.draft',
  input: draftFormSchema,
  allow: canEditForms,
  run: ({ code }, { db, actor }) => draftForm(db, actor, code),
  redirectTo: editorOf,
});

export const editFormAction = defineAction({
  name: 'application_form.edit',
  input: editFormSchema,
  allow: canEditForms,
  run: (input, { db, actor }) => editForm(db, actor, input),
  redirectTo: editorOf,
});

export const publishFormAction = defineAction({
  name: 'application_form.publish',
  input: oneFormSchema,
  allow: canEditForms,
  run: (input, { db, actor }) => publishForm(db, actor, input),
  redirectTo: editorOf,
});

export const discardFormAction = defineAction({
  name: 'application_form.discard',
  input: oneFormSchema,
  allow: canEditForms,
  run: (input, { db, actor }) => discardForm(db, actor, input),
  redirectTo: () => '/applications/forms',
});
