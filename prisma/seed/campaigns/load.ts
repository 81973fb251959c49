import type { ClientBase } from 'pg';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import type { Status } from '@/lib/campaigns/constants';
import { sumOf, targetState } from '@/lib/campaigns/rules';
import { newId } from '@/lib/core/ids';
import { type CopyValue, copyRows } from '../copy';
import type { SeedOrganization } from '../organizations/build';
import { Random } from '../tickets/random';
import { pastCampaigns, runningSteps, type SeedCampaign } from './facts';
import { loadRounds } from './rounds';

interface Given {
  readonly organizations: readonly SeedOrganization[];
  readonly at: Date;
}

interface Said {
  readonly status: Status;
  readonly comment: string;
  readonly doneOn: string | null;
}

type Answers = (organization: SeedOrganization, index: number) => readonly (Said | null)[];

interface Written extends SeedCampaign {
  readonly state: 'announced' | 'closed';
  readonly answers: Answers;
  readonly explained?: (organization: SeedOrganization) => string;
}

/** Campaigns that the sources tell of, one that is under way, and the integrated tests. Answers how many rows there are. */
export async function loadCampaigns(client: ClientBase, given: Given): Promise<number> {
  let rows = 0;
  for (const campaign of pastCampaigns) {
    const done = campaign.allDoneOn;
    const all: Said | null = done === undefined ? null : { status: 'done', comment: '', doneOn: done };
    rows += await write(client, given, { ...campaign, state: 'closed', answers: () => campaign.steps.map(() => all) });
  }
  rows += await write(client, given, running(given.at));
  return rows + (await loadRounds(client, given));
}

async function write(client: ClientBase, { organizations, at }: Given, campaign: Written): Promise<number> {
  const id = newId();
  const { title, titleEn, purpose, purposeEn, source, kinds, startsOn, dueOn, closing, state } = campaign;
  const owner = organizations.find(({ code }) => code === campaign.owner)?.id;
  const begun = new Date(`${startsOn}T00:00:00Z`);
  const closedAt = state === 'closed' ? new Date(`${dueOn}T08:00:00Z`) : null;
  await client.query(
    `INSERT INTO campaigns (id, state, title, title_en, purpose, purpose_en, source, target_kinds, target_codes, starts_on, due_on, owner_id,
       announced_at, closed_at, closing, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '{}', $9, $10, $11, $12, $13, $14, $12, $12)`,
    [id, state, title, titleEn, purpose, purposeEn, source, kinds, startsOn, dueOn, owner, begun, closedAt, closing],
  );
  const steps = campaign.steps.map((step, position) => ({ id: newId(), position, voluntary: false, ...step }));
  await copyRows(
    client,
    'campaign_steps',
    ['id', 'campaign_id', 'position', 'title', 'title_en', 'weight', 'voluntary', 'evidence', 'work'],
    steps.map((step) => [
      ...[step.id, id, step.position, step.title, step.titleEn, step.weight, step.voluntary, step.evidence ?? false],
      step.work ?? '',
    ]),
  );
  const targets: CopyValue[][] = [];
  const answered: CopyValue[][] = [];
  for (const [index, organization] of organizations.filter(({ kind }) => kinds.includes(kind)).entries()) {
    const said = campaign.answers(organization, index);
    const sum = sumOf(
      steps,
      said.map((one) => one?.status ?? null),
    );
    const explanation = sum.state === 'missing' ? '' : (campaign.explained?.(organization) ?? '');
    const answeredAt = sum.state === 'missing' ? null : state === 'closed' ? closedAt : at;
    const last =
      said
        .map((one) => one?.doneOn ?? '')
        .sort()
        .at(-1) || null;
    targets.push([
      ...[
        id,
        organization.id,
        targetState(sum.state, explanation),
        sum.missing,
        sum.notStarted,
        sum.underWay,
        sum.done,
      ],
      ...[
        sum.notApplicable,
        sum.doneWeight,
        sum.applicableWeight,
        explanation,
        explanation === '' ? null : at,
        answeredAt,
      ],
      sum.state === 'done' ? last : null,
    ]);
    for (const [position, one] of said.entries())
      if (one)
        answered.push([
          ...[steps[position]?.id ?? '', organization.id, id, one.status, one.comment, one.doneOn, '{}', ''],
          answeredAt ?? at,
        ]);
  }
  await copyRows(
    client,
    'campaign_targets',
    [
      ...['campaign_id', 'organization_id', 'state', 'missing', 'not_started', 'under_way', 'done', 'not_applicable'],
      ...['done_weight', 'applicable_weight', 'explanation', 'explained_at', 'answered_at', 'completed_on'],
    ],
    targets,
  );
  await copyRows(
    client,
    'campaign_answers',
    [
      ...['step_id', 'organization_id', 'campaign_id', 'status', 'comment', 'done_on', 'file_ids', 'answered_by'],
      'answered_at',
    ],
    answered,
  );
  return 1 + steps.length + targets.length + answered.length;
}

/** Of the demonstration: seven towns in ten have answered, some prefectures are ahead. */
function running(at: Date): Written {
  const today = dateInJapan(at);
  return {
    title: 'CS機器更改（次期機器への切替え）',
    titleEn: 'Renewal of CS equipment',
    purpose: 'CSの保守期限までに、全ての市区町村で次期機器へ切り替えます。手順ごとに進捗を回答してください。',
    purposeEn: 'Every municipality switches to the next CS before maintenance ends. Answer step by step.',
    ...{ source: '', kinds: ['municipality'], owner: 'JLIS', closing: '', steps: runningSteps, state: 'announced' },
    startsOn: addDays(today, -90),
    dueOn: addDays(today, 60),
    answers: (organization, index) => {
      // The three towns of the story answer for themselves.
      if (['153079', '154059', '155811'].includes(organization.code)) return runningSteps.map(() => null);
      const random = new Random(61, index);
      const ahead = new Random(62, Number(organization.code.slice(0, 2))).int(60);
      if (random.chance(38 - ahead / 2)) return runningSteps.map(() => null);
      return walk(random, ahead, today);
    },
    explained: ({ code }) =>
      code.endsWith('7') && Number(code.slice(2, 5)) > 440
        ? '庁舎の建替えのため、新庁舎への移転後（来年度当初）に切り替えます。'
        : '',
  };
}

function walk(random: Random, ahead: number, today: string): (Said | null)[] {
  const through = random.int(3) + Math.floor((ahead / 60) * 3) + (random.chance(12) ? 2 : 0);
  return runningSteps.map(({ voluntary }, position): Said | null => {
    if (voluntary === true && random.chance(60)) return null;
    if (position === 4 && random.chance(20))
      return { status: 'not_applicable', comment: '機器は賃借のため、賃貸人が回収します。', doneOn: null };
    if (position < through)
      return { status: 'done', comment: '設定記録を保管', doneOn: addDays(today, -random.between(3, 80)) };
    if (position === through) return { status: 'under_way', comment: '', doneOn: null };
    return random.chance(70) ? { status: 'not_started', comment: '', doneOn: null } : null;
  });
}
