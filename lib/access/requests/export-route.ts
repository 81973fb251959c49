import 'server-only';
import type { z } from 'zod';
import { takeSessionLock } from '@/lib/core/database/session-lock';
import { ExportLimiter } from '@/lib/core/export/limiter';
import { rowCounter, withRows } from '@/lib/core/export/rows';
import { reportFault } from '@/lib/core/log';
import { answerProblems, defineRoute, type RouteDefinition, type RouteHandler } from '../route';

const patience = 15_000;
/** Seconds after which whoever was turned away may ask again. */
const retryAfter = 10;
/** Milliseconds in which a reader takes nothing, after which the turn goes to somebody else. */
const longestPause = 60_000;

const processWide = globalThis as { renkeiExports?: ExportLimiter; renkeiPapers?: ExportLimiter };
processWide.renkeiExports ??= new ExportLimiter({ atOnce: 2, mostWaiting: 20, patience, each: 1 });
const turns = processWide.renkeiExports;
/** A person looks at a few papers at once, each in its tab. */
processWide.renkeiPapers ??= new ExportLimiter({ atOnce: 1, mostWaiting: 20, patience, each: 3 });
const papers = processWide.renkeiPapers;
/** Milliseconds between two papers at most. */
const longestRest = 250;

type ExportDefinition<S extends z.ZodObject> = Pick<
  RouteDefinition<S>,
  'name' | 'input' | 'allow' | 'run' | 'withoutTrace'
>;

/** A route that answers a whole list as a file. One per person at a time, two per process; others wait a little or are told when to come back. */
export function defineExport<S extends z.ZodObject>(definition: ExportDefinition<S>): RouteHandler {
  return defineRoute({
    ...definition,
    method: 'GET',
    run: async (input, context) => {
      const turn = await takeTurn(context.actor.userId);
      if (typeof turn === 'string') return comeBack(turn);
      try {
        const answer = await definition.run(input, context);
        const fault = (error: unknown) =>
          reportFault(error, { requestId: context.origin.requestId, where: definition.name });
        return untilRead(answer, turn, fault);
      } catch (error) {
        turn();
        throw error;
      }
    },
  });
}

/**
 * A route that answers one paper (PDF, a sheet), which this process draws itself: one after the other, and a pause as long as it took, in
 * which pages are answered.
 */
export function definePaper<S extends z.ZodObject>(definition: ExportDefinition<S>): RouteHandler {
  return defineRoute({
    ...definition,
    method: 'GET',
    run: async (input, context) => {
      const turn = await papers.take(context.actor.userId);
      if (typeof turn === 'string') return comeBack(turn);
      const begun = performance.now();
      try {
        return await definition.run(input, context);
      } finally {
        setTimeout(turn, Math.min(performance.now() - begun, longestRest));
      }
    },
  });
}

/** In this process and, of the same person, in any other. */
async function takeTurn(person: string): Promise<(() => void) | 'own' | 'busy'> {
  const turn = await turns.take(person);
  if (typeof turn === 'string') return turn;
  try {
    const unlock = await takeSessionLock(`export ${person}`);
    if (unlock) {
      return () => {
        unlock();
        turn();
      };
    }
  } catch (error) {
    turn();
    throw error;
  }
  turn();
  return 'own';
}

async function comeBack(reason: 'own' | 'busy'): Promise<Response> {
  const answer = await answerProblems([{ code: reason === 'own' ? 'exportRunning' : 'exportsBusy' }]);
  answer.headers.set('retry-after', String(retryAfter));
  return answer;
}

/** The same answer; the turn ends when it has been read, when the reader goes away or takes nothing for too long. */
function untilRead(answer: Response, end: () => void, fault: (error: unknown) => void): Response {
  if (answer.status >= 400 || answer.body === null) {
    end();
    return answer;
  }
  const reader = answer.body.getReader();
  let timer: NodeJS.Timeout | undefined;
  const finish = () => {
    clearTimeout(timer);
    end();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(timer);
        try {
          const { done, value } = await reader.read();
          if (done) {
            finish();
            controller.close();
            return;
          }
          controller.enqueue(value);
          timer = setTimeout(() => {
            finish();
            controller.error(new Error('nothing was read for too long'));
            void reader.cancel();
          }, longestPause);
        } catch (error) {
          finish();
          // The head has been sent: the reader sees that the file breaks off, and only the log says why.
          fault(error);
          controller.error(error);
        }
      },
      cancel(reason) {
        finish();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  const passed = new Response(body, { status: answer.status, headers: answer.headers });
  const count = rowCounter(answer);
  return count ? withRows(passed, count) : passed;
}
