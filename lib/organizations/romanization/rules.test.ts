import { expect, it } from 'vitest';
import { romanizeName } from './rules';

it.each([
  ['聖籠町', 'せいろうまち', 'Seiro-machi'],
  ['出雲崎町', 'いずもざきまち', 'Izumozaki-machi'],
  ['関川村', 'せきかわむら', 'Sekikawa-mura'],
  ['新潟県', 'にいがたけん', 'Niigata-ken'],
  ['北海道', 'ほっかいどう', 'Hokkaido'],
  ['東京都', 'とうきょうと', 'Tokyo-to'],
  ['大阪府', 'おおさかふ', 'Osaka-fu'],
  ['新庄村', 'しんじょうそん', 'Shinjo-son'],
  ['町田市', 'まちだし', 'Machida-shi'],
  ['中央区', 'ちゅうおうく', 'Chuo-ku'],
  ['八丈町', 'はちじょうまち', 'Hachijo-machi'],
  ['秩父別町', 'ちっぷべつちょう', 'Chippubetsu-cho'],
  ['新温泉町', 'しんおんせんちょう', "Shin'onsen-cho"],
  ['南陽市', 'なんようし', "Nan'yo-shi"],
  ['群馬県', 'ぐんまけん', 'Gunma-ken'],
  ['会津若松市', 'あいづわかまつし', 'Aizuwakamatsu-shi'],
  ['飯田市', 'いいだし', 'Iida-shi'],
  ['日向市', 'ひゅうがし', 'Hyuga-shi'],
  ['大町町', 'おおまちちょう', 'Omachi-cho'],
  ['小千谷市', 'おぢやし', 'Ojiya-shi'],
  ['総社市', 'そうじゃし', 'Soja-shi'],
  ['東大阪市', 'ひがしおおさかし', 'Higashiosaka-shi'],
  ['北谷町', 'ちゃたんちょう', 'Chatan-cho'],
])('%s (%s) is %s', (name, kana, latin) => {
  expect(romanizeName(name, kana)).toBe(latin);
});
