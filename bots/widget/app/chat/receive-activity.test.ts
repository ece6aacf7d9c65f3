import { describe, expect, it } from 'vitest';
import { type ReceivedActivity, serverEvents } from '../../direct-line/activity.ts';
import { type ChatState, emptyChat, suggestionsOf } from './chat-state.ts';
import { receiveActivity } from './receive-activity.ts';

const now = Date.UTC(2026, 10, 20, 10, 2);

function said(seq: number, text: string, more: Partial<ReceivedActivity['channelData']> = {}): ReceivedActivity {
  const author = more?.author ?? 'bot';
  return {
    type: 'message',
    id: `c|${String(seq).padStart(7, '0')}`,
    timestamp: new Date(now).toISOString(),
    from: { id: author, name: 'Assistant', role: author === 'citizen' ? 'user' : 'bot' },
    text,
    channelData: { seq, author, ...more },
  };
}

function event(name: string, value: unknown, seq?: number): ReceivedActivity {
  const timestamp = new Date(now).toISOString();
  const numbered = seq === undefined ? {} : { channelData: { seq } };
  return {
    type: 'event',
    id: `e${seq ?? name}`,
    timestamp,
    from: { id: 'switchboard', role: 'bot' },
    name,
    value,
    ...numbered,
  };
}

const after = (...activities: ReceivedActivity[]): ChatState =>
  activities.reduce((state, activity) => receiveActivity(state, activity, now), emptyChat);

describe('a chat as it is received', () => {
  it('shows each number once and in order, whatever order and how often they come', () => {
    const { entries } = after(said(3, 'c'), said(1, 'a'), said(2, 'b'), said(2, 'b'), said(1, 'a'));
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('takes her own word out of the outbox when the server shows it back', () => {
    const waiting = {
      clientId: 'x1',
      text: 'Hi',
      at: now,
      fileName: undefined,
      state: 'sending',
      code: undefined,
    } as const;
    const state = receiveActivity(
      { ...emptyChat, outbox: [waiting] },
      said(1, 'Hi', { author: 'citizen', clientActivityID: 'x1' }),
      now,
    );
    expect(state.outbox).toEqual([]);
    expect(state.entries).toHaveLength(1);
  });

  it('offers a bot’s replies only until something else is said', () => {
    const offer = { ...said(1, 'Which?'), suggestedActions: { actions: [{ value: 'Bins' }, { value: 'Roads' }] } };
    expect(suggestionsOf(after(offer))).toEqual(['Bins', 'Roads']);
    expect(suggestionsOf(after(offer, said(2, 'Bins', { author: 'citizen' })))).toEqual([]);
  });

  it('knows who answers and who has left', () => {
    const joined = event(serverEvents.agentJoined, { name: 'Ann' }, 4);
    const connected = event(serverEvents.contactState, { state: 'connected', writable: true });
    expect(after(connected, joined).agentName).toBe('Ann');
    expect(after(connected, joined, event(serverEvents.agentLeft, { name: 'Ann' }, 5)).agentName).toBeNull();
  });

  it('says that whoever answers deals with something urgent, and is still with her', () => {
    const joined = event(serverEvents.agentJoined, { name: 'Ann' }, 4);
    const { agentName, entries } = after(joined, event(serverEvents.agentInterrupted, { name: 'Ann' }, 5));
    expect(agentName).toBe('Ann');
    expect(entries.at(-1)).toMatchObject({ happened: 'agentInterrupted', name: 'Ann' });
  });

  it('forgets the place in the queue when she no longer waits', () => {
    const queued = event(serverEvents.contactState, { state: 'queued', writable: true });
    const place = event(serverEvents.queuePosition, { queue: 'Housing', place: 3, waitMinutes: [4, 9] });
    expect(after(queued, place).queue?.place).toBe(3);
    expect(
      after(queued, place, event(serverEvents.contactState, { state: 'connected', writable: true })).queue,
    ).toBeNull();
  });

  it('gives an address only to a file that was found clean', () => {
    const file = { id: 'a1', name: 'bin.jpg', mediaType: 'image/jpeg', bytes: 12, scan: 'waiting' } as const;
    const sent = said(1, '', { author: 'citizen', attachments: [file] });
    const scanned = (scan: string) =>
      event(serverEvents.attachmentScanned, {
        attachmentId: 'a1',
        scan,
        contentUrl: 'https://desk.eastmere.example/f',
      });
    const urls = (...activities: ReceivedActivity[]) =>
      after(...activities).entries.map((entry) => entry.kind === 'said' && entry.files[0]?.url);
    expect(urls(sent)).toEqual([undefined]);
    expect(urls(sent, scanned('infected'))).toEqual([undefined]);
    expect(urls(sent, scanned('clean'))).toEqual(['https://desk.eastmere.example/f']);
  });

  it('passes over what it does not know', () => {
    expect(after(event('somebody/else', {}), { ...said(1, 'x'), type: 'trace' })).toEqual(emptyChat);
  });
});
