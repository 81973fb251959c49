import type { ColleagueLoad, DeskFigures, RisingTopic } from './types';

/** What is to be done at the actor's desk and nobody has taken. */
export const untakenAddress = '/tickets?desk=organization&state=unanswered&untaken=1';

/** The list behind each figure: it shows exactly what was counted. `date` is the current business date. */
export const figureAddresses = (date: string): Readonly<Record<Exclude<keyof DeskFigures, 'usual'>, string>> => ({
  waiting: '/tickets?desk=organization&state=unanswered',
  overdue: '/tickets?desk=organization&state=unanswered&overdue=1',
  untaken: untakenAddress,
  arrived: '/tickets?desk=organization&state=answer_arrived',
  answered: '/tickets?desk=organization&state=answered',
  elsewhere: '/tickets?desk=waiting&state=unanswered',
  today: `/tickets?desk=all&since=${date}&sort=created`,
});

/** The list behind an area's number. */
export const areaAddress = (code: string): string => `/tickets?desk=all&state=unanswered&from=${code}`;

/** The list behind what is suddenly asked. */
export const topicAddress = ({ system, category }: Pick<RisingTopic, 'system' | 'category'>): string =>
  `/tickets?desk=all&system=${system}&category=${category}&within=24h&sort=created`;

/** The list behind what somebody of the own organization has in hand. */
export const loadAddress = ({ id }: Pick<ColleagueLoad, 'id'>): string =>
  `/tickets?desk=organization&state=unanswered&person=${id}`;
