import { beforeAll, expect, it } from 'vitest';
import { askAs } from '@/lib/core/db';
import { anonymousAnswers } from '@/lib/knowledge/anonymous/queries';
import { ask, type Fixture, loadFixture, makeMove } from '@/tests/support/inquiries';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

it('a past answer is offered without whom it was for, who wrote it, and other organizations', async () => {
  const ticket = await ask(fixture.town, { route: 'direct' });
  const { userName } = fixture.center;
  const answer = `聖籠町　御担当者様
コールセンターの${userName}です。いつもありがとうございます。
聖籠の端末の余白を初期化してください。新潟県にもお伝えします。電話は0570-000-000、${userName}まで。`;
  await makeMove(fixture.center, ticket, 'answer', answer);
  const past = { number: ticket.number, subject: '聖籠町の印字', answer };
  expect(await anonymousAnswers(askAs(fixture.center, 'custom'), [past])).toEqual([
    {
      number: ticket.number,
      subject: '○○団体の印字',
      answer: '○○団体の端末の余白を初期化してください。○○団体にもお伝えします。電話は0570-000-000、○○まで。',
    },
  ]);
  expect(await anonymousAnswers(askAs(fixture.neighbour, 'custom'), [past])).toEqual([]);
});
