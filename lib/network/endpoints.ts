import { z } from 'zod';
import { defineNodeEndpoint, defineOpenNodeEndpoint } from '@/lib/access/nodes/endpoint';
import { readClaim } from '@/lib/access/nodes/rules';
import { failure, success } from '@/lib/core/errors';
import { addKey, dropKey, enrolAgent } from './agents/mutations';
import { readConfiguration } from './agents/queries';
import { answerCommand, fetchCommands } from './commands/delivery/mutations';
import { takeMessage } from './intake/mutations';
import { agentPath, longestMessage } from './protocol/constants';
import {
  backlogSchema,
  commandAnswerSchema,
  dropKeySchema,
  enrolSchema,
  heartbeatSchema,
  pollSchema,
  rotateKeySchema,
} from './protocol/schema';

/** A node that has a code becomes a node that has a key. */
export const enrol = defineOpenNodeEndpoint({
  name: 'network.enrol',
  method: 'POST',
  path: `${agentPath}/enrollments`,
  input: enrolSchema,
  most: 4_096,
  run: (input, { origin }) => enrolAgent(input, origin.requestId),
});

/** 'I am here', with what was measured since the last time. Answered when it is committed. */
export const heartbeat = defineNodeEndpoint({
  name: 'network.heartbeat',
  method: 'POST',
  path: `${agentPath}/heartbeats`,
  input: heartbeatSchema,
  most: longestMessage,
  quota: 120,
  run: (body, { node }) => takeMessage({ stream: 'live', node, body }),
});

/** What could not be sent in its time. */
export const backlog = defineNodeEndpoint({
  name: 'network.backlog',
  method: 'POST',
  path: `${agentPath}/backlog`,
  input: backlogSchema,
  most: longestMessage,
  quota: 120,
  run: (body, { node }) => takeMessage({ stream: 'backlog', node, body }),
});

export const configuration = defineNodeEndpoint({
  name: 'network.configuration',
  method: 'GET',
  path: `${agentPath}/configuration`,
  input: z.object({}),
  most: 0,
  quota: 60,
  run: async (_input, { node }) => {
    const found = await readConfiguration(node);
    return found ? success(found) : failure('notFound');
  },
});

/** Long poll: answers as soon as there is something to do. */
export const commands = defineNodeEndpoint({
  name: 'network.commands',
  method: 'GET',
  path: `${agentPath}/commands`,
  input: pollSchema,
  most: 0,
  quota: 120,
  run: async ({ wait }, { node, signal }) => success({ commands: await fetchCommands(node, wait, signal) }),
});

export const commandAnswer = defineNodeEndpoint({
  name: 'network.answer_command',
  method: 'POST',
  path: `${agentPath}/commands/{id}/answers`,
  input: commandAnswerSchema,
  most: 32_768,
  quota: 240,
  run: (answer, { node }) => answerCommand({ node, answer }),
});

export const newKey = defineNodeEndpoint({
  name: 'network.add_key',
  method: 'POST',
  path: `${agentPath}/keys`,
  input: rotateKeySchema,
  most: 4_096,
  quota: 10,
  run: (input, { node }) => addKey(node, input),
});

/** After a rotation, signed by the new key. */
export const oldKey = defineNodeEndpoint({
  name: 'network.drop_key',
  method: 'POST',
  path: `${agentPath}/keys/{id}/revocations`,
  input: dropKeySchema,
  most: 256,
  quota: 10,
  run: ({ id }, { node, request }) => dropKey(node, id, readClaim(request.headers)?.keyId ?? ''),
});
