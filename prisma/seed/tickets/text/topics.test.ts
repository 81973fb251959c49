import { describe, expect, it } from 'vitest';
import { type PartName, readTopics } from './topics';

const topics = readTopics();
const needed: PartName[] = ['subject', 'scene', 'symptom', 'ask', 'answer', 'result'];

describe('topics', () => {
  it('have names of their own', () => {
    expect(new Set(topics.map(({ name }) => name)).size).toBe(topics.length);
  });

  it.each(topics.map((topic) => [topic.name, topic] as const))(
    '%s: each case can be asked and answered',
    (_name, topic) => {
      for (const { parts, procedures, checks } of topic.cases) {
        for (const part of needed) expect(parts[part].length, part).toBeGreaterThan(0);
        expect(procedures.length).toBeGreaterThan(0);
        expect(checks.length).toBeGreaterThan(0);
      }
    },
  );
});
