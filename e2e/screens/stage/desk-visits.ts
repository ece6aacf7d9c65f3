import { agentOperations, notReadyReasonOperations } from '@switchboard/shared/agents';
import { alertOperations } from '@switchboard/shared/alerts';
import { type ContactRecord, contactOperations, contactOutlineSchema } from '@switchboard/shared/contacts';
import { conversationOperations } from '@switchboard/shared/conversations';
import { customerOperations } from '@switchboard/shared/customers';
import { replyOperations } from '@switchboard/shared/knowledge';
import { queueOperations } from '@switchboard/shared/queues';
import { pickingOperations, routingOperations } from '@switchboard/shared/routing';
import type { Page } from '@playwright/test';
import { alerts } from './alert-records.ts';
import { cutOff, grant, hang, refuse, type Stub } from './api-stub.ts';
import { maureen, timeline } from './customer-records.ts';
import * as records from './desk-records.ts';
import { idOf } from './ids.ts';
import { sayLive } from './live-stub.ts';
import { now } from './moments.ts';
import { openAs } from './open-screen.ts';
import { ann } from './people.ts';
import { button, seen, type Visits } from './visit.ts';

const marks = { citizenDeliveredSeq: 12, citizenReadSeq: 9, staffReadSeq: 10 };

/** Cleo's words in her chat, and a question in every other. */
const conversations: Stub = {
  operation: conversationOperations.read,
  answer: (route) => {
    const isCleos = route.request().url().includes(records.cleosChat.id);
    const isFresh = !route.request().url().includes('after=');
    const items = isCleos ? records.words : records.wordsOfOthers;
    const page = {
      items: isFresh ? items : [],
      marks: isCleos ? marks : { ...marks, staffReadSeq: 0 },
      lastSeq: items.length,
    };
    return route.fulfill({ json: conversationOperations.read.output.parse(page) });
  },
};

const agentIs = (more: Partial<typeof records.agentAnn> = {}): Stub =>
  grant(agentOperations.me, { ...records.agentAnn, ...more, skills: [], at: now });
const inHand = (...items: ContactRecord[]): Stub => grant(contactOperations.mine, { items });
const offered = (...items: (typeof records.offer)[]): Stub => grant(routingOperations.offers, { items, at: now });

/** Everything a desk asks for, answered for Ann with nothing in hand. */
export const deskStubs: readonly Stub[] = [
  agentIs(),
  inHand(),
  offered(),
  conversations,
  grant(notReadyReasonOperations.list, { items: records.notReadyReasons }),
  grant(agentOperations.list, { items: records.colleagues, at: now }),
  grant(queueOperations.list, { items: records.queuesNow, at: now }),
  grant(queueOperations.wrapUpLists, { reasons: records.reasons, outcomes: records.outcomes }),
  grant(replyOperations.list, { items: records.replies, next: null }),
  grant(customerOperations.read, maureen),
  grant(customerOperations.timeline, { items: timeline, next: null }),
  grant(conversationOperations.markRead, {}),
  grant(conversationOperations.typing, {}),
];

const atDesk = (page: Page, ...stubs: Stub[]): Promise<void> => openAs(page, ann, '/', [...deskStubs, ...stubs]);
const three = [
  inHand(records.cleosChat, records.emergencyChat, records.parkedChat),
  agentIs({ load: records.chatsInHand(2) }),
] as const;

/** Ann with three contacts in hand, Cleo's in view. */
export async function atWork(page: Page, ...stubs: Stub[]): Promise<void> {
  await atDesk(page, ...three, ...stubs);
  await page
    .getByRole('button', { name: /Cleo Marsh/ })
    .first()
    .click();
  await seen(page, 'is there anything else you need?');
}

const composer = (page: Page) => page.locator('textarea[data-composer]');

/** What waits where contacts are taken by hand. */
const onTheList = grant(pickingOperations.waiting, {
  items: [
    { ...records.waitingForPick, isOverdue: true },
    { ...records.waitingForPick, contactId: idOf('contact', 72), displayName: 'Omar Field', isOfferedNow: true },
  ],
  order: 'priority',
  at: now,
});
const picking = async (page: Page, ...stubs: Stub[]): Promise<void> => {
  await atDesk(page, ...stubs);
  await seen(page, 'You are ready');
  await page.keyboard.press('Alt+l');
  await seen(page, 'Waiting in my queues');
};

export const deskVisits: Visits = {
  'waiting-list': async (page) => {
    await picking(page, onTheList);
    await seen(page, 'Being offered');
  },
  'waiting-list-empty': async (page) => {
    await picking(page, grant(pickingOperations.waiting, { items: [], order: 'priority', at: now }));
    await seen(page, 'Nobody waits here');
  },
  'not-picked-by-hand': async (page) => {
    await picking(page, refuse(pickingOperations.waiting, 'queue/not-picked-by-hand'));
    await seen(page, /handed out, not picked/);
  },
  'pick-refused': async (page) => {
    await picking(page, onTheList, refuse(pickingOperations.pick, 'contact/emergency-waits'));
    await page.getByRole('button', { name: 'Take Gareth Pell' }).click();
    await seen(page, /An emergency is waiting/);
  },
  'empty-ready': async (page) => {
    await atDesk(page);
    await seen(page, 'You are ready');
  },
  'empty-not-ready': async (page) => {
    await atDesk(page, agentIs({ state: 'notReady', reason: 'Lunch' }));
    await seen(page, 'Nothing is offered to you now');
  },
  loading: async (page) => {
    await atDesk(page, hang(contactOperations.mine));
    await page.locator('[role="status"] i').first().waitFor();
  },
  error: async (page) => {
    await atDesk(page, refuse(contactOperations.mine, 'server/failed'));
    await seen(page, 'Your desk did not load');
  },
  offline: async (page) => {
    await atDesk(page, cutOff(contactOperations.mine));
    await seen(page, 'Your desk cannot be shown without the link');
  },
  alert: async (page) => {
    const about = {
      contactId: records.emergencyChat.id,
      state: 'connected' as const,
      displayName: records.emergencyChat.displayName,
    };
    const items = alerts.slice(0, 1).map((alert) => ({ ...alert, ...about }));
    await atWork(page, grant(alertOperations.list, { items, at: now }));
    await seen(page, 'A weapon is spoken of');
  },
  conversation: async (page) => {
    await atWork(page);
    await composer(page).fill('Thank you Cleo, I’ve added the frame number to the record.');
    await seen(page, 'Draft kept on this computer');
  },
  note: async (page) => {
    await atWork(page);
    await button(page, /^Internal note/);
    await composer(page).fill('Grey estate seen again, see 3 March.');
    await seen(page, 'Staff only');
  },
  replies: async (page) => {
    await atWork(page);
    await composer(page).pressSequentially('/ref');
    await page.getByRole('option', { name: /Reference number/ }).waitFor();
  },
  'too-long': async (page) => {
    await atWork(page);
    await composer(page).fill('é'.repeat(2_100));
    await seen(page, /^Too long by 104 bytes/);
  },
  'came-back': async (page) => {
    await atWork(page, refuse(conversationOperations.send, 'message/stale'));
    await composer(page).fill('Please leave it out until 4 pm.');
    await composer(page).press('Enter');
    await seen(page, 'Not sent.');
  },
  offer: async (page) => {
    await atWork(page, offered(records.offer));
    await page.getByRole('article', { name: 'Offer: Gareth Pell' }).waitFor();
  },
  'emergency-offer': async (page) => {
    await atWork(page, offered(records.offer, records.emergencyOffer));
    await page.getByRole('article', { name: 'Offer: Ffion Garside' }).waitFor();
  },
  'offer-declining': async (page) => {
    await atWork(page, offered(records.offer));
    await page.getByRole('article', { name: 'Offer: Gareth Pell' }).waitFor();
    await page.keyboard.press('F10');
    await seen(page, 'Not my field');
  },
  'offer-over': async (page) => {
    await atDesk(page, offered(records.offer), refuse(routingOperations.accept, 'reservation/over'));
    await page.getByRole('article', { name: 'Offer: Gareth Pell' }).waitFor();
    await page.keyboard.press('F9');
    await seen(page, /is over: it ran out/);
  },
  'missed-offer': async (page) => {
    await atDesk(page, agentIs({ state: 'notReady', reason: 'missedOffer' }));
    await seen(page, 'You were set to not ready because an offer ran out.');
  },
  'state-set': async (page) => {
    await atDesk(page, agentIs({ state: 'notReady', reason: 'Break' }));
    await seen(page, 'Break');
    const body = { userId: ann.user.id, state: 'notReady', by: 'Sue Lowe', reason: 'Fire alarm: leave your desk' };
    await sayLive(page, [{ type: 'agent.state-forced', subjectId: ann.user.id, body }]);
    await seen(page, 'Sue Lowe changed your state: Break.');
  },
  presence: async (page) => {
    await atDesk(
      page,
      ...three,
      agentIs({ load: records.chatsInHand(2), nextState: { state: 'notReady', reason: 'Lunch' } }),
    );
    await seen(page, 'Cleo Marsh');
    await page.keyboard.press('Alt+s');
    await seen(page, 'Only after my last contact');
  },
  transfer: async (page) => {
    await atWork(page);
    await page.keyboard.press('Alt+t');
    await page.getByRole('dialog').getByText('Carys Hughes').waitFor();
  },
  park: async (page) => {
    await atWork(page);
    await page.keyboard.press('Alt+p');
    await page.getByRole('dialog').getByText('For how long').waitFor();
  },
  parked: async (page) => {
    await atDesk(page, ...three);
    await page.getByRole('button', { name: /Hollins Allotments/ }).click();
    await seen(page, /^Parked till .*\.$/);
  },
  'end-asking': async (page) => {
    await atWork(page);
    await page.keyboard.press('Alt+e');
    await seen(page, 'End the conversation with Cleo?');
  },
  'wrap-up': async (page) => {
    await atDesk(page, inHand(records.wrappedChat, records.emergencyChat), agentIs({ load: records.chatsInHand(2) }));
    await page
      .getByRole('button', { name: /Cleo Marsh/ })
      .first()
      .click();
    await page.getByRole('option', { name: /Theft of a bicycle/ }).waitFor();
    await seen(page, 'Complete, 2 to go');
  },
  'citizen-gone': async (page) => {
    await atWork(page, inHand({ ...records.cleosChat, citizenConnected: false }));
    await seen(page, 'Cleo Marsh has closed the chat page.');
  },
  'link-lost': async (page) => {
    await atWork(page, cutOff(conversationOperations.send));
    await composer(page).fill('Yes, the brown bin too.');
    await composer(page).press('Enter');
    await seen(page, /^Waiting to send/);
  },
  'passed-on': async (page) => {
    await atWork(page);
    await composer(page).fill('I will look into');
    await seen(page, 'Draft kept on this computer');
    const [part] = records.cleosChat.interactions;
    const outline = contactOutlineSchema.parse(records.cleosChat);
    const gone = { ...outline, version: 9, interactions: [{ ...part, state: 'completed', completedAt: now }] };
    await sayLive(page, [
      { type: 'contact.changed', subjectId: outline.id, body: { contact: gone, onContact: [ann.user.id] } },
    ]);
    await seen(page, /^Cleo Marsh has gone on/);
  },
};
