import type { ContactState } from '@switchboard/shared/contacts';
import { type ReceivedActivity, type ReceivedFile, serverEvents } from '../../direct-line/activity.ts';
import type { ChatState, Entry, Happened, QueuePlace, Said, ShownFile } from './chat-state.ts';

/** How long "is typing" is true unless it is said again. */
const typingMs = 5_000;

/** The chat after one activity. The same activity twice changes nothing; unknown ones are passed over. */
export function receiveActivity(state: ChatState, activity: ReceivedActivity, now: number): ChatState {
  if (activity.type === 'message') return withSaid(state, activity);
  if (activity.type === 'event') return withEvent(state, activity);
  if (activity.type === 'typing') return withTyping(state, activity, now);
  return state;
}

function withSaid(state: ChatState, activity: ReceivedActivity): ChatState {
  const seq = activity.channelData?.seq;
  if (seq === undefined) return state;
  const said = saidIn(activity, seq);
  const outbox = said.clientId ? state.outbox.filter(({ clientId }) => clientId !== said.clientId) : state.outbox;
  const typing = said.author === 'citizen' ? state.typing : null;
  return { ...state, entries: withEntry(state.entries, said), outbox, typing };
}

function saidIn({ timestamp, from, text, suggestedActions, attachments, channelData }: ReceivedActivity, seq: number) {
  const files = channelData?.attachments ?? [];
  return {
    kind: 'said',
    seq,
    at: Date.parse(timestamp),
    author: channelData?.author ?? (from.role === 'user' ? 'citizen' : 'bot'),
    name: from.name ?? '',
    text: text ?? '',
    suggestions: (suggestedActions?.actions ?? []).map(({ value }) => value),
    source: channelData?.source,
    files: files.map((file, at) => ({ ...file, url: openableAt(file, attachments?.[at]?.contentUrl) })),
    clientId: channelData?.clientActivityID,
  } satisfies Said;
}

function openableAt({ scan }: ReceivedFile, url: string | undefined): string | undefined {
  return scan === 'clean' && url !== undefined && /^https?:/.test(url) ? url : undefined;
}

function withEvent(state: ChatState, activity: ReceivedActivity): ChatState {
  switch (activity.name ?? '') {
    case serverEvents.contactState:
      return withContactState(state, activity);
    case serverEvents.agentJoined: {
      const { name } = activity.value as { name: string };
      return withHappened({ ...state, agentName: name, typing: null }, activity, 'agentJoined', name);
    }
    case serverEvents.agentLeft: {
      const { name } = activity.value as { name: string };
      const agentName = state.agentName === name ? null : state.agentName;
      return withHappened({ ...state, agentName, typing: null }, activity, 'agentLeft', name);
    }
    case serverEvents.agentInterrupted: {
      const { name } = activity.value as { name: string };
      return withHappened({ ...state, typing: null }, activity, 'agentInterrupted', name);
    }
    case serverEvents.queuePosition:
      return { ...state, queue: activity.value as QueuePlace };
    case serverEvents.readMarks: {
      const { readSeq } = activity.value as { readSeq: number };
      return { ...state, staffReadSeq: Math.max(state.staffReadSeq, readSeq) };
    }
    case serverEvents.attachmentScanned:
      return withScan(state, activity.value as Scanned);
    default:
      return state;
  }
}

/** A numbered one is part of the story; one without a number tells how it stands now. */
function withContactState(state: ChatState, activity: ReceivedActivity): ChatState {
  const contact = activity.value as { state: ContactState; writable: boolean };
  const isWithAgent = contact.state === 'connected';
  const next = {
    ...state,
    contact,
    queue: contact.state === 'queued' ? state.queue : null,
    agentName: isWithAgent ? state.agentName : null,
  };
  return withHappened(next, activity, contact.state, '');
}

function withHappened(state: ChatState, activity: ReceivedActivity, happened: Happened, name: string): ChatState {
  const seq = activity.channelData?.seq;
  if (seq === undefined) return state;
  const entry = { kind: 'happened', seq, at: Date.parse(activity.timestamp), happened, name } as const;
  return { ...state, entries: withEntry(state.entries, entry) };
}

interface Scanned {
  readonly attachmentId: string;
  readonly scan: ReceivedFile['scan'];
  readonly contentUrl?: string;
}

function withScan(state: ChatState, { attachmentId, scan, contentUrl }: Scanned): ChatState {
  const scanned = (file: ShownFile): ShownFile =>
    file.id === attachmentId ? { ...file, scan, url: openableAt({ ...file, scan }, contentUrl) } : file;
  const entries = state.entries.map((entry) =>
    entry.kind === 'said' && entry.files.some(({ id }) => id === attachmentId)
      ? { ...entry, files: entry.files.map(scanned) }
      : entry,
  );
  return { ...state, entries };
}

function withTyping(state: ChatState, { from, channelData }: ReceivedActivity, now: number): ChatState {
  if (from.role === 'user') return state;
  return { ...state, typing: { name: from.name ?? '', author: channelData?.author ?? 'bot', untilAt: now + typingMs } };
}

/** Almost always the newest; a number that is there already stays as it is. */
function withEntry(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  const before = entries.findLastIndex(({ seq }) => seq <= entry.seq);
  if (before >= 0 && entries[before]?.seq === entry.seq) return entries;
  return entries.toSpliced(before + 1, 0, entry);
}
