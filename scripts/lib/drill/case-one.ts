import { seeCharacters } from './characters';
import { fourDocuments } from './counter';
import { declarationOf, declareAt, endAt, seconds, seeDay, seeTerminals, untilIssues, untilNoticed } from './declaring';
import type { Marks } from './marks';
import type { DrillTown } from './people';
import type { DrillRecord } from './record';
import { type Stage, siteOf } from './stage';
import { Terminal } from './terminal';

/** Seconds in which a cut line must be said on the pages. */
const mostUntilNoticed = 10;

/** Case 1: the line to the center is cut; the town works on its own server. */
export async function caseOne(
  stage: Stage,
  record: DrillRecord,
  town: DrillTown,
  marks: Marks,
  way: 'reset' | 'frozen',
): Promise<void> {
  const site = siteOf(stage, town.code, 'down-recovery');
  const relay = stage.relays.get(site.name);
  const chief = await Terminal.open(stage.browser, site.origin);
  const entered = await chief.logIn(town.recorder);
  record.see(9, town.code, entered, `${site.origin}: ${town.recorder} が普段の ID とパスワードでログイン`);
  const cut = performance.now();
  relay?.set(way);
  const noticed = await untilNoticed(chief, cut);
  const words = way === 'reset' ? '切断' : '無応答に';
  record.see(
    16,
    town.code,
    noticed <= mostUntilNoticed,
    `回線を${words}して ${noticed.toFixed(1)} 秒後、画面に「${await chief.bars()}」`,
  );
  const begin = performance.now();
  await declareAt(chief, '訓練：回線障害', null);
  const address = declarationOf(chief);
  const clerk = await Terminal.open(stage.browser, site.origin, 1);
  record.see(
    9,
    town.code,
    await clerk.logIn(town.clerk),
    `${site.origin}: ${town.clerk} が普段の ID とパスワードでログイン`,
  );
  await untilIssues(clerk, marks.find);
  record.resumed(town.code, 1, seconds(begin));
  await seeTerminals(stage, record, 10, town, site.origin, marks.find);
  await seeDay(record, 5, clerk, town, marks);
  await seeCharacters(record, 11, clerk, town);
  await fourDocuments(record, clerk, town, marks.find, {
    ...{ way: 'own', documents: [12, 13, 14, 15], response: 16, stamped: true },
  });
  await endAt(chief, address);
  relay?.set('open');
  await Promise.all([chief.close(), clerk.close()]);
}
