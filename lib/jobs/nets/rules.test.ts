import { describe, expect, it } from 'vitest';
import { checkDefinition, findCycle, fromJob, ranksOf } from './rules';
import { jobSchema, type Parameters } from './schema';

const linked = (key: string, ...after: string[]) => ({ key, after: after.map((one) => ({ key: one })) });
const net = [linked('a'), linked('b', 'a'), linked('c', 'a'), linked('d', 'b', 'c')];

it('a circle is found with those that are in it, however long', () => {
  expect(findCycle(net)).toBeNull();
  expect(findCycle([linked('a', 'a')])).toEqual(['a']);
  expect(findCycle([linked('a', 'c'), linked('b', 'a'), linked('c', 'b'), linked('d')])).toEqual(['a', 'b', 'c']);
});

it('jobs stand in columns by what comes before', () => {
  expect(Object.fromEntries(ranksOf(net))).toEqual({ a: 0, b: 1, c: 1, d: 2 });
});

it('a rerun takes a job and all that wait for it', () => {
  expect([...fromJob(net, 'b')]).toEqual(['b', 'd']);
  expect([...fromJob(net, 'a')].toSorted()).toEqual(['a', 'b', 'c', 'd']);
});

describe('a definition', () => {
  const commands = new Map<string, Parameters>([
    ['plain', {}],
    ['keep', { days: { type: 'integer', min: 1, max: 9 }, what: { type: 'word', pattern: '[a-z]+' } }],
  ]);
  const job = (more: object) =>
    jobSchema.parse({ key: 'a', name: 'A', command: 'plain', target: { kinds: ['cs'] }, timeoutMinutes: 5, ...more });
  it.each<[string, object, string | undefined]>([
    ['is right', { command: 'keep', params: { days: 9, what: 'logs' } }, undefined],
    [
      'has a number outside of its range',
      { command: 'keep', params: { days: 10, what: 'logs' } },
      'jobs.parameterInteger',
    ],
    ['has a word for a number', { command: 'keep', params: { days: '9', what: 'logs' } }, 'jobs.parameterInteger'],
    ['has a word of another form', { command: 'keep', params: { days: 1, what: 'a; rm' } }, 'jobs.parameterWord'],
    ['lacks a parameter', { command: 'keep', params: { days: 1 } }, 'jobs.parameterWord'],
    ['has one too many', { params: { days: 1 } }, 'jobs.unknownParameter'],
    ['has a command that nobody knows', { command: 'rm' }, 'jobs.unknownCommand'],
    ['waits for a job that is not there', { after: [{ key: 'x', on: 'ended', scope: 'all' }] }, 'jobs.unknownJob'],
  ])('%s', (_what, more, code) => {
    expect(checkDefinition({ jobs: [job(more)] }, commands)[0]?.code).toBe(code);
  });

  it('names no job twice', () => {
    expect(checkDefinition({ jobs: [job({}), job({})] }, commands)[0]?.code).toBe('jobs.keyTwice');
  });
});
