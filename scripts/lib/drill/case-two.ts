import { seeCharacters } from './characters';
import { fourDocuments } from './counter';
import { confirmAt, declarationOf, declareAt, endAt, seconds, seeTerminals, seeTestPrint } from './declaring';
import { lose } from './installation';
import type { Marks } from './marks';
import type { DrillTown } from './people';
import type { DrillRecord } from './record';
import { bringBack, ownSites, type Stage } from './stage';
import { Terminal } from './terminal';

/** Case 2: the hall is lost; its people work at the live center from each host's terminals. */
export async function caseTwo(
  stage: Stage,
  record: DrillRecord,
  town: DrillTown,
  hosts: readonly DrillTown[],
  marks: Marks,
): Promise<void> {
  const own = ownSites(stage, town.code);
  for (const site of own) {
    const { killed, left } = await lose(site);
    record.see(17, town.code, left === 0, `${site.name} を強制終了し撤去（${killed} プロセス、残り ${left}）`);
  }
  try {
    for (const [index, host] of hosts.entries()) await visit(stage, record, town, host, marks, index);
  } finally {
    await Promise.all(own.map((site) => bringBack(stage, site)));
  }
}

async function visit(
  stage: Stage,
  record: DrillRecord,
  town: DrillTown,
  host: DrillTown,
  marks: Marks,
  index: number,
): Promise<void> {
  const make = index === 0 ? 0 : 1;
  const { origin } = stage.cloud;
  const begin = performance.now();
  const chief = await Terminal.open(stage.browser, origin, make);
  const entered = await chief.logIn(town.recorder);
  record.see(
    18,
    town.code,
    entered,
    `${host.name}の端末から ${town.recorder} が普段の ID とパスワードで ${origin} にログイン`,
  );
  await declareAt(chief, '訓練：庁舎の機能不全', { host: host.code });
  const address = declarationOf(chief);
  const second = await Terminal.open(stage.browser, origin, make);
  await second.logIn(town.confirmer);
  await confirmAt(second, address);
  const clerk = await Terminal.open(stage.browser, origin, make);
  record.see(18, town.code, await clerk.logIn(town.clerk), `${host.name}の端末から ${town.clerk} がログイン`);
  record.resumed(town.code, 2, seconds(begin));
  await seeTestPrint(record, 17, chief, town, host);
  await seeTerminals(stage, record, 19, town, origin, marks.find);
  await seeCharacters(record, 20, clerk, town);
  await fourDocuments(record, clerk, town, marks.find, {
    ...{ way: 'visiting', documents: [21, 22, 23, 24], response: 25, stamped: false, place: host.name },
  });
  await clerk.go(`/counter?q=${encodeURIComponent(marks.today)}`);
  const rows = await clerk.page.locator('[data-counter-row]').count();
  record.see(21, town.code, rows > 0, `最新のデータ：当日の異動（「${marks.today}」）は ${rows} 件`);
  await clerk.go('/counter/issues');
  const places = (await clerk.text()).split(`${host.name}役場（派遣先）`).length - 1;
  record.see(21, town.code, places > 0, `発行の記録に発行場所「${host.name}役場（派遣先）」が ${places} 件`);
  await endAt(second, address);
  await Promise.all([chief.close(), second.close(), clerk.close()]);
}
