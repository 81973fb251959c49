/** Where agents find the center's side of their protocol, and its version. */
export const agentPath = '/api/agent/v1';
/** Of the agent that is built with this portal. */
export const agentVersion = '1.0.0';

/** Samples in one message. */
export const mostSamples = 1_000;
/** Bytes of one message. */
export const longestMessage = 262_144;
/** Characters of what a sample says in words. */
export const longestDetail = 200;
/** Seconds that the center lets a poll for commands wait: less than proxies keep a silent request (60). */
export const longestPoll = 50;
/** Bytes of a command's output that are kept: the last ones. */
export const longestOutput = 8_192;

/** Days back and minutes ahead that a sample may be dated, by the center's clock. */
export const oldestSampleDays = 7;
export const newestSampleMinutes = 5;
