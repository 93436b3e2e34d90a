import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Schemas } from '@/api/client';
import { keys } from '@/api/queries';

type Event = Schemas['Event'];
type Line = 'connecting' | 'open' | 'lost';
type Message = { event: Event } | { line: Line } | { ask: true };

const types: Schemas['EventType'][] = [
  'committee.created',
  'committee.changed',
  'delegation.created',
  'delegation.changed',
  'group.changed',
  'person.invited',
  'invitation.taken_back',
  'membership.given',
  'membership.taken',
  'meeting.opened',
  'meeting.closed',
  'meeting.roll_called',
  'agenda.changed',
  'statement.made',
  'alert.given',
  'document.issued',
  'document.circulated',
  'notice.waived',
  'draft.created',
  'draft.changed',
  'draft.made_informal',
  'draft.submitted',
  'draft.tabled',
  'draft.withdrawn',
  'draft.reintroduced',
  'draft.facilitator_named',
  'sponsor.joined',
  'sponsor.left',
  'sponsor.consented',
  'draft.published',
  'draft.unpublished',
  'draft.decided',
  'draft.numbered',
  'draft.sealed',
  'version.created',
  'paragraphs.standing',
  'paragraphs.followed',
  'paragraph.marked',
  'paragraph.unmarked',
  'paragraph.budget',
  'comment.made',
  'comment.withdrawn',
  'silence.started',
  'silence.broken',
  'silence.closed',
  'silence.called_off',
  'amendment.drafted',
  'amendment.updated',
  'amendment.shared',
  'amendment.submitted',
  'amendment.revised',
  'amendment.withdrawn',
  'amendment.confirmed',
  'amendment.lapsed',
  'amendment.joined',
  'amendment.incorporated',
  'amendments.lapsed',
  'amendments.rebased',
  'amendments.decided',
];

const LineState = createContext<Line>('connecting');
export const useLine = () => useContext(LineState);

/**
 * Follows a committee's events and reads again whatever they name. One stream a
 * browser: the tab that holds the lock listens and passes everything on; when it
 * closes, the lock goes to the next, which continues after the last event seen.
 */
export function EventsProvider({ committee, reader, children }: EventsProps) {
  const client = useQueryClient();
  const [line, setLine] = useState<Line>('connecting');

  useEffect(() => {
    if (!committee) return;
    const stop = follow(committee, reader, {
      event: (event) => refresh(client, event),
      line: setLine,
      missed: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'version' }),
    });
    return stop;
  }, [committee, reader, client]);

  return <LineState.Provider value={line}>{children}</LineState.Provider>;
}

interface EventsProps {
  committee: string | undefined;
  /** Who listens: another person may see other events. */
  reader: string;
  children: ReactNode;
}

interface Listener {
  event: (event: Event) => void;
  line: (line: Line) => void;
  /** Something may have happened while nobody listened. */
  missed: () => void;
}

function follow(committee: string, reader: string, listener: Listener): () => void {
  const name = `chapeau.events.${committee}.${reader}`;
  const channel = new BroadcastChannel(name);
  const stopped = new AbortController();
  let last: number | undefined;
  let line: Line = 'connecting';

  const setLine = (next: Line) => {
    if (next === 'open' && line === 'lost') listener.missed();
    line = next;
    listener.line(next);
  };
  const receive = (event: Event) => {
    last = Math.max(last ?? 0, event.sequence);
    listener.event(event);
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('event' in data) receive(data.event);
    else if ('line' in data) setLine(data.line);
    else if (leading) channel.postMessage({ line });
  };

  let leading = false;
  const lead = async () => {
    if (stopped.signal.aborted) return;
    leading = true;
    await listen(committee, last, stopped.signal, {
      event: (event) => {
        channel.postMessage({ event });
        receive(event);
      },
      line: (next) => {
        channel.postMessage({ line: next });
        setLine(next);
      },
    });
  };
  // Locks exist only on secure origins; elsewhere each tab listens for itself.
  if (navigator.locks) navigator.locks.request(name, { signal: stopped.signal }, lead).catch(ignoreAbort);
  else void lead();
  channel.postMessage({ ask: true });

  return () => {
    stopped.abort();
    channel.close();
  };
}

function ignoreAbort(reason: unknown) {
  if (!(reason instanceof DOMException && reason.name === 'AbortError')) throw reason;
}

/**
 * Holds one stream until it is stopped. The browser reconnects by itself; a
 * refused stream is tried again, and one without a network as soon as there is one.
 */
function listen(
  committee: string,
  after: number | undefined,
  stopped: AbortSignal,
  listener: Pick<Listener, 'event' | 'line'>,
): Promise<void> {
  let source: EventSource | undefined;
  let retry = 0;
  let last = after;
  const close = () => {
    window.clearTimeout(retry);
    source?.close();
  };
  const open = () => {
    close();
    const resume = last === undefined ? '' : `?last_event_id=${last}`;
    source = new EventSource(`/api/v1/committees/${encodeURIComponent(committee)}/events${resume}`);
    source.onopen = () => listener.line('open');
    source.onerror = () => {
      listener.line('lost');
      if (source?.readyState === EventSource.CLOSED) retry = window.setTimeout(open, retryAfter);
    };
    for (const type of types) {
      source.addEventListener(type, ({ data }) => {
        const event = JSON.parse(data) as Event;
        last = event.sequence;
        listener.event(event);
      });
    }
  };
  const offline = () => {
    close();
    listener.line('lost');
  };
  window.addEventListener('offline', offline, { signal: stopped });
  window.addEventListener('online', open, { signal: stopped });
  open();
  return new Promise((done) => {
    stopped.addEventListener('abort', () => {
      close();
      done();
    });
  });
}

const retryAfter = 3000;

/** Marks as old what an event may have changed; pages in sight read it again at once. */
export function refresh(client: QueryClient, event: Event) {
  client.invalidateQueries({ queryKey: keys.committee(event.committee_id) });
  if (event.type.startsWith('membership.')) client.invalidateQueries({ queryKey: ['me'] });
  if (event.type.startsWith('committee.')) client.invalidateQueries({ queryKey: ['committees'] });
  // A reader without an account sees a committee only once something of it is published.
  if (event.type.endsWith('published')) client.invalidateQueries({ queryKey: ['committees'] });
  // Whether a meeting is open, who is there and what is under which item decides what can be done with any draft.
  if (event.type.startsWith('meeting.') || event.type === 'agenda.changed')
    client.invalidateQueries({ queryKey: ['draft'] });
  if (!event.draft_id) return;
  client.invalidateQueries({ queryKey: keys.draft(event.draft_id) });
  // What is decided or rebased concerns many amendments at once.
  const one = event.amendment_id;
  client.invalidateQueries({ queryKey: one ? keys.amendment(one) : ['amendment'] });
}
