import 'server-only';
import cluster from 'node:cluster';
import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue, type Registry } from 'prom-client';
import { metrics } from './metrics';

type Numbers = readonly MetricObjectWithValues<MetricValue<string>>[];

/** What web processes say to each other; the first of them passes it on (scripts/lib/web/gather.mjs). */
type Message =
  | { readonly metrics: 'ask'; readonly question: number }
  | { readonly metrics: 'asked'; readonly question: number; readonly others: number }
  | { readonly metrics: 'tell'; readonly question: number; readonly asker: number }
  | { readonly metrics: 'told'; readonly question: number; readonly asker: number; readonly numbers: Numbers };

/** Milliseconds. One that is starting or hangs does not answer, and then the others' numbers must do. */
const patience = 1_000;
const say = (message: Message) => process.send?.(message);

interface Question {
  others: number;
  readonly heard: Numbers[];
  readonly settle: () => void;
}

const processWide = globalThis as { renkeiQuestions?: Map<number, Question> };
let last = 0;

/** Lets the other web processes ask for this one's numbers. */
export function tellMetrics(): void {
  if (!cluster.isWorker || processWide.renkeiQuestions) return;
  processWide.renkeiQuestions = new Map();
  process.on('message', (message: Message) => void hear(message));
}

async function hear(message: Message): Promise<void> {
  if (message?.metrics === 'tell') {
    const numbers = await metrics().registry.getMetricsAsJSON();
    say({ ...message, metrics: 'told', numbers });
    return;
  }
  if (message?.metrics !== 'asked' && message?.metrics !== 'told') return;
  const question = processWide.renkeiQuestions?.get(message.question);
  if (!question) return;
  if (message.metrics === 'asked') question.others = message.others;
  else question.heard.push(message.numbers);
  if (question.heard.length >= question.others) question.settle();
}

async function askOthers(): Promise<readonly Numbers[]> {
  const questions = processWide.renkeiQuestions;
  if (!questions) return [];
  last += 1;
  const number = last;
  const heard: Numbers[] = [];
  await new Promise<void>((resolve) => {
    const late = setTimeout(resolve, patience);
    const settle = () => {
      clearTimeout(late);
      resolve();
    };
    questions.set(number, { others: Number.POSITIVE_INFINITY, heard, settle });
    say({ metrics: 'ask', question: number });
  });
  questions.delete(number);
  return heard;
}

/**
 * No two processes share a label, so nothing is added up: each keeps the one value that there is. What is no number (nothing was
 * measured yet) came as null.
 */
function merge(all: readonly Numbers[]): Registry {
  const kept = all.map((numbers) =>
    numbers.map((metric) => ({
      ...metric,
      aggregator: 'first',
      values: metric.values.map((value) => ({ ...value, value: value.value ?? Number.NaN })),
    })),
  );
  return AggregatorRegistry.aggregate(kept);
}

/** The numbers of all web processes of this machine, in Prometheus' text form. */
export async function readMetrics(): Promise<{ text: string; type: string }> {
  const { registry, shared, processes } = metrics();
  const [own, others] = await Promise.all([registry.getMetricsAsJSON(), askOthers()]);
  processes.set(1 + others.length);
  const parts = [await merge([own, ...others]).metrics(), await shared.metrics()];
  return { text: parts.join('\n'), type: registry.contentType };
}
