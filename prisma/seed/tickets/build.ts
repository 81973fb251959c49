import { type OrganizationKind, organizationKinds } from '@/lib/access/actor';
import { formatTicketNumber } from '@/lib/tickets/number/rules';
import { suggestRoute } from '@/lib/tickets/rules';
import { arrivals, span } from './arrivals';
import { type Askers, askersOf } from './askers';
import type { Bodies } from './bodies';
import { dateOf } from './business-time';
import type { Office, Person } from './directory';
import { Lifecycle } from './lifecycle';
import { Random } from './random';
import { type Phrases, readPhrases } from './text/phrases';
import { readTopics, type Topic } from './text/topics';
import { Voice } from './text/voice';
import { type Matter, type Opening, Walk, type World } from './walk';

const minute = 60_000;

/** Gives out numbers as the portal does: one sequence a year (JST), in the order of arrival. */
export class Numbers {
  readonly last = new Map<number, number>();

  next(at: number): string {
    const year = Number(dateOf(at).slice(0, 4));
    const sequence = (this.last.get(year) ?? 0) + 1;
    this.last.set(year, sequence);
    return formatTicketNumber(year, sequence);
  }
}

interface Material {
  readonly world: World;
  readonly askers: Askers;
  readonly bodies: Bodies;
  readonly phrases: Phrases;
  readonly topics: ReadonlyMap<OrganizationKind, readonly (readonly [Topic, number])[]>;
}

function author(office: Office, random: Random): Person {
  if (office.kind !== 'municipality' || random.chance(82)) return random.pick(office.desk);
  return random.pick(office.askers);
}

function urgencyOf({ urgent, high }: Topic, random: Random) {
  const at = random.next() * 100;
  return at < urgent ? 'urgent' : at < urgent + high ? 'high' : 'normal';
}

function opening(material: Material, topic: Topic, office: Office, voice: Voice, at: number, random: Random): Opening {
  const asker = author(office, random);
  const urgency = urgencyOf(topic, random);
  const channel = random.weighted([
    ['portal', 76],
    ['phone', asker.mover.desk ? 17 : 0],
    ['mail', asker.mover.desk ? 7 : 0],
  ] as const);
  const suggested = suggestRoute(topic.system, topic.category);
  const route = channel === 'phone' ? 'direct' : random.chance(5) ? 'direct' : suggested;
  const happened = (topic.category === 'fault' || random.chance(25)) && random.chance(80);
  const inField = random.chance(55);
  const writer = channel === 'phone' ? random.pick(material.world.directory.center.desk) : asker;
  const question = () =>
    channel === 'phone' ? voice.call(writer) : voice.question(asker, urgency === 'urgent', !inField);
  const matter: Matter = {
    subject: voice.subject,
    category: topic.category,
    system: topic.system,
    urgency,
    occurredAt: happened ? at - random.between(5, 600) * minute : null,
    actionTaken: inField ? voice.tried() : '',
    contactName: asker.name,
    contactPhone: asker.phone,
    contactMail: channel === 'phone' ? '' : asker.email,
  };
  const mayBypass = urgency === 'urgent' && route === 'relay' && asker.mover.desk && office.parent !== null;
  const bypass = mayBypass && random.chance(20);
  return {
    asker: office,
    author: writer,
    route,
    channel,
    at,
    bypass,
    matter,
    question: material.bodies.unlike(question, random),
  };
}

function lifeOf(material: Material, at: number, index: number): Walk {
  const { world, askers, bodies } = material;
  const random = new Random(7, index);
  const office = askers.pick(random);
  const topic = random.weighted(material.topics.get(office.kind) ?? []);
  const setting = { random, topic, asker: office, neighbor: askers.neighborOf(office, random), time: world.time, at };
  const voice = new Voice(setting, material.phrases);
  const begin = opening(material, topic, office, voice, at, random);
  const walk = new Walk(world, random, begin);
  walk.topic = topic.name;
  const asker = office.people.find((person) => person.name === begin.matter.contactName) as Person;
  new Lifecycle(world, random, walk, voice, asker, bodies).run();
  return walk;
}

function topicsByKind(): Material['topics'] {
  const all = readTopics();
  const of = (kind: OrganizationKind) => all.filter(({ askers }) => askers.includes(kind));
  return new Map(organizationKinds.map((kind) => [kind, of(kind).map((topic) => [topic, topic.weight] as const)]));
}

/** `count` tickets over the two years before `world.now`, oldest first; the same for the same instant. */
export function* buildHistory(world: World, count: number, bodies: Bodies): Generator<Walk> {
  const material = { world, bodies, askers: askersOf(world.directory), phrases: readPhrases(), topics: topicsByKind() };
  const instants = arrivals(count, world.now - span, world.now, world.time, new Random(3, 0));
  for (const [index, at] of instants.entries()) yield lifeOf(material, at, index);
}
