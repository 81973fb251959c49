'use server';
import { defineAction } from '@/lib/access/action';
import { failure, success } from '@/lib/core/errors';
import { codeOfShare, shareOfCode, shareOfWords } from '../keys/shares/rules';
import { giveShare } from '../openings/gateway';
import { canDeclare, canDoSteps } from '../policy';
import { confirmDeclaration, declare, doStep, endDeclaration, noteShare, reserve } from './mutations';
import { findDeclarationFor } from './queries';
import {
  confirmDeclarationSchema,
  declareSchema,
  doStepSchema,
  endDeclarationSchema,
  giveShareSchema,
  reserveSchema,
} from './schema';

const pageOf = ({ id }: { id: string }): string => `/continuity/declarations/${id}`;

export const declareAction = defineAction({
  name: 'declaration.declare',
  input: declareSchema,
  allow: canDeclare,
  run: (input, { db, actor }) => declare(db, actor, input),
  redirectTo: pageOf,
});

export const confirmDeclarationAction = defineAction({
  name: 'declaration.confirm',
  input: confirmDeclarationSchema,
  allow: canDeclare,
  run: (input, { db, actor }) => confirmDeclaration(db, actor, input),
  redirectTo: pageOf,
});

export const endDeclarationAction = defineAction({
  name: 'declaration.end',
  input: endDeclarationSchema,
  allow: canDeclare,
  run: (input, { db, actor }) => endDeclaration(db, actor, input),
  redirectTo: pageOf,
});

export const doStepAction = defineAction({
  name: 'declaration.do-step',
  input: doStepSchema,
  allow: canDoSteps,
  run: (input, { db, actor }) => doStep(db, actor, input),
  redirectTo: pageOf,
});

export const reserveAction = defineAction({
  name: 'declaration.reserve',
  input: reserveSchema,
  allow: canDoSteps,
  run: (input, { db, actor }) => reserve(db, actor, input),
  redirectTo: pageOf,
});

/** The share goes to the site's own program before any transaction begins, and into none of them. */
export const giveShareAction = defineAction({
  name: 'declaration.give-share',
  input: giveShareSchema,
  secrets: ['words'],
  allow: canDeclare,
  prepare: async ({ id, holder, words }, actor) => {
    const declaration = await findDeclarationFor(actor, id);
    if (declaration === null) return failure('notFound');
    const heading = { town: declaration.townCode, generation: declaration.generation, holder };
    const read = words.includes('RENKEI-SHARE') ? shareOfCode(words) : shareOfWords(words, heading);
    if (!read.ok) return failure('continuity.badWords', 'words', { why: read.reason });
    const given = {
      declarationId: id,
      code: codeOfShare(read.value),
      holder,
      userId: actor.userId,
      userName: actor.userName,
    };
    const outcome = await giveShare(given).catch(() => null);
    if (outcome === null) return failure('continuity.shareUnreachable');
    return success(outcome);
  },
  run: async ({ id, holder }, { db, actor, prepared }) => {
    await noteShare(db, actor, { id, holder, outcome: prepared });
    return success({ id });
  },
  redirectTo: pageOf,
});
