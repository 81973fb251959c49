import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.mjs';
import { preview } from './counter';
import { openFont, readPdf } from './pdf';
import type { DrillTown } from './people';
import type { DrillRecord } from './record';
import type { Terminal } from './terminal';

/** Whose papers show which 外字; the invented registers of all towns have them. */
const bearers: readonly (readonly [find: string, characters: readonly string[]])[] = [
  ['かつらね はなこ S55.3.4', ['葛\u{E0100}', '𠮷', '髙']],
  ['つじたか みのる S26.1.9', ['辻\u{E0100}']],
  ['かすみざき', ['﨑']],
];

const fontFile = '@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf';
/** Numbers of the glyphs of characters with a selector, from the font's table of variation sequences. */
const selected: Readonly<Record<string, number>> = { '葛\u{E0100}': 16_224, '辻\u{E0100}': 16_247 };
const outlines = new Map<string, string>();

/** The outline of a character, with its selector, as the font on disk has it. */
function outlineOf(character: string): string {
  const known = outlines.get(character);
  if (known !== undefined) return known;
  const font = openFont(readFileSync(path.join(root, 'node_modules', fontFile)));
  const number = selected[character];
  const glyph = number === undefined ? font.glyphForCodePoint(character.codePointAt(0) ?? 0) : font.getGlyph(number);
  const outline = glyph.path.toSVG();
  outlines.set(character, outline);
  return outline;
}

/** Each 外字 on a paper of somebody who bears it: what can be copied, and the outline that is drawn. */
export async function seeCharacters(
  record: DrillRecord,
  item: number,
  terminal: Terminal,
  town: DrillTown,
): Promise<void> {
  for (const [find, characters] of bearers) {
    const paper = await preview(terminal, 'record', find, 'household');
    if (!paper.ok) {
      record.see(item, town.code, false, `外字 ${characters.join(' ')}: ${paper.seen}`);
      continue;
    }
    const { glyphs } = await readPdf(paper.bytes);
    for (const character of characters) {
      const drawn = new Set(glyphs.filter(({ text }) => text === character).map(({ outline }) => outline));
      const right = drawn.size === 1 && drawn.has(outlineOf(character));
      const point = [...character].map((one) => `U+${one.codePointAt(0)?.toString(16).toUpperCase()}`).join(' ');
      record.see(
        item,
        town.code,
        right,
        `外字 ${character}（${point}）: 画面「${paper.person}」、住民票の字形は書体の輪郭と${right ? '一致' : '不一致'}`,
      );
    }
  }
}
