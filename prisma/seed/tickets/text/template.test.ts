import { describe, expect, it } from 'vitest';
import { Random } from '../random';
import { parseTemplate, say, slotsOf } from './template';

const random = new Random(1, 1);
const spoken = (line: string) =>
  new Set(Array.from({ length: 200 }, () => say(parseTemplate(line), (name) => `<${name}>`, random)));

describe('template', () => {
  it.each([
    ['plain text', '窓口で表示されます。', ['窓口で表示されます。']],
    ['a slot', '{端末}で{コード}が出ます', ['<端末>で<コード>が出ます']],
    ['choices', '[今朝|本日]から', ['今朝から', '本日から']],
    ['an empty choice', '[すぐに|]再開', ['すぐに再開', '再開']],
    ['choices in choices', '[朝[一番|]|夕方]に', ['朝一番に', '朝に', '夕方に']],
    ['whole alternatives', '表|裏{側}', ['表', '裏<側>']],
  ])('says %s', (_name, line, expected) => {
    expect([...spoken(line)].sort()).toEqual([...expected].sort());
  });

  it.each(['[閉じない', '閉じすぎ]る', '{閉じない'])('refuses %s', (line) => {
    expect(() => parseTemplate(line)).toThrow();
  });

  it('knows its slots', () => {
    expect(slotsOf(parseTemplate('{端末}[と{課}|]'))).toEqual(['端末', '課']);
  });
});
