import 'server-only';
import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import type { AllowedType } from '../constants';
import { acceptedType, beginsLikeMarkup, looksLikePlainText } from './rules';

/** Looks into the bytes of a received file; null = not a kind that is accepted under this extension. */
export async function detectType(path: string, extension: string): Promise<AllowedType | null> {
  const shown = await fileTypeFromFile(path).catch(() => undefined);
  if (shown) return acceptedType(shown.mime, extension, false);
  return acceptedType(undefined, extension, (await isText(path, 'utf-8')) || (await isText(path, 'shift_jis')));
}

/** Reads the whole file: a text that turns binary in the middle is none. */
async function isText(path: string, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let first = true;
  try {
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(chunk as Buffer, { stream: true });
      if (!looksLikePlainText(text) || (first && beginsLikeMarkup(text))) return false;
      first = false;
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
