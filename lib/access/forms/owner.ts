import 'server-only';
import type { UserId } from '@/lib/core/ids';
import { keyedDigest } from '../keys';

/**
 * Whose a form is. A browser has one session for all its tabs: when somebody else logs in, a page that is still open belongs to the
 * one before, and what stands in it must not be sent in the other's name. Of the person, not of the session, so that whoever logs in
 * again can send what is still there. Keyed: it tells nobody anything, and nobody can make one.
 */
export const formOwnerOf = (userId: UserId): string => keyedDigest('form owner', userId).toString('base64url');
