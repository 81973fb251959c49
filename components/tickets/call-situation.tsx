'use client';

import { useEffect, useState } from 'react';

interface Situation {
  name: string;
  window: { open: boolean; text: string };
  nodes: { code: string; name: string; state: string; label: string }[];
  /** How many are open, in words. */
  openCount: string;
  open: Contact[];
  ended: Contact[];
}

interface Contact {
  number: string;
  subject: string;
  state: string;
  at: string;
}

export interface SituationLabels {
  title: string;
  none: string;
  window: string;
  open: string;
  closed: string;
  servers: string;
  noServers: string;
  openTickets: string;
  endedTickets: string;
  noTickets: string;
}

/** How the caller's organization stands now, as soon as it is known who calls. */
export function CallSituation({ code, labels }: { code: string | null; labels: SituationLabels }) {
  const [situation, setSituation] = useState<Situation | null>(null);
  useEffect(() => {
    if (code === null) return setSituation(null);
    const abort = new AbortController();
    fetch(`/api/tickets/situation?code=${encodeURIComponent(code)}`, { signal: abort.signal })
      .then((response) => (response.ok ? response.json() : null))
      .then((found: Situation | null) => setSituation(found))
      .catch(() => undefined);
    return () => abort.abort();
  }, [code]);
  return (
    <section aria-label={labels.title} aria-live="polite" className="call-situation">
      <h2 className="text-std-16B-170">{labels.title}</h2>
      {situation === null ? <p>{labels.none}</p> : <Facts labels={labels} situation={situation} />}
    </section>
  );
}

function Facts({ situation, labels }: { situation: Situation; labels: SituationLabels }) {
  const { window: hours, nodes, open, openCount, ended } = situation;
  return (
    <dl>
      <dt>{labels.window}</dt>
      <dd>
        <strong>{hours.open ? labels.open : labels.closed}</strong> {hours.text}
      </dd>
      <dt>{labels.servers}</dt>
      <dd>
        {nodes.length === 0 ? labels.noServers : null}
        {nodes.map((node) => (
          <a
            key={node.code}
            className="link me-3 inline-block"
            href={`/network/nodes/${node.code}`}
            rel="noreferrer"
            target="_blank"
          >
            {node.name} {node.label}
          </a>
        ))}
      </dd>
      <dt>
        {labels.openTickets} <span className="inline-block">{openCount}</span>
      </dt>
      <dd>
        <Contacts contacts={open} none={labels.noTickets} />
      </dd>
      <dt>{labels.endedTickets}</dt>
      <dd>
        <Contacts contacts={ended} none={labels.noTickets} />
      </dd>
    </dl>
  );
}

function Contacts({ contacts, none }: { contacts: readonly Contact[]; none: string }) {
  if (contacts.length === 0) return none;
  return contacts.map(({ number, subject, state, at }) => (
    <a
      key={number}
      className="link call-contact"
      href={`/tickets/${number}`}
      rel="noreferrer"
      target="_blank"
      title={subject}
    >
      {state} {at} {subject}
    </a>
  ));
}
