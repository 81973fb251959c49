import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The nearest folder above that holds package.json: a program that was made of many files lies deeper than its sources.
 * @param {string} folder
 * @returns {string}
 */
export const packageAbove = (folder) =>
  existsSync(path.join(folder, 'package.json')) || path.dirname(folder) === folder
    ? folder
    : packageAbove(path.dirname(folder));

/** The folder that holds package.json. */
export const root = packageAbove(path.dirname(fileURLToPath(import.meta.url)));
