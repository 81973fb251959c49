import 'server-only';
import { connect } from 'node:net';
import path from 'node:path';
import { env } from '@/lib/core/env';
import type { UserId } from '@/lib/core/ids';
import { siteFolder } from '../sites/gateway';

/** A share on its way from the page to the site's own program: over a socket of this machine, through no table and no file. */
export interface GivenShare {
  readonly declarationId: string;
  /** What the QR code of the share says. */
  readonly code: string;
  readonly holder: string;
  readonly userId: UserId;
  readonly userName: string;
}

export const socketOf = (dataDir: string): string => path.join(siteFolder(dataDir), 'shares.sock');

/** Hands a share over; the answer is `waiting` for the second, `opened`, or why not. */
export function giveShare(share: GivenShare): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(path.resolve(socketOf(env().RENKEI_DATA_DIR)));
    let said = '';
    socket.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    socket.once('error', reject).once('close', () => resolve(said.trim() || 'fault'));
    socket.once('connect', () => socket.write(`${JSON.stringify(share)}\n`));
  });
}
