import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelSchema } from '../contacts/contact.ts';
import { type CapacityPlan, usualCapacity } from './capacity-plan.ts';
import { type Hands, mostOf, type Room, roomFor, type Taking, unitsOf } from './room.ts';

const chat = { channel: 'webchat', units: 25 } as const;
const call = { channel: 'voice', units: 100 } as const;
const mail = { channel: 'email', units: 25 } as const;
const nothing: Hands = { inHand: [], offered: [], unitsOf: 100, caps: {} };
const usual = { channel: 'webchat', band: 5 } as const;
const urgent = { channel: 'webchat', band: 0 } as const;
const ringing = { channel: 'voice', band: 5 } as const;
const callsGoFirst: CapacityPlan = { ...usualCapacity, interrupts: [{ by: 'voice', over: ['webchat'] }] };

function room(contact: { channel: Taking['channel']; band: number }, more: Partial<Hands>, plan = usualCapacity): Room {
  return roomFor(contact, { ...nothing, ...more }, plan);
}

describe('semantics 9: units, caps and a reserve for higher bands', () => {
  it('three chats fill an agent for whatever is usual; a fourth is taken for somebody in danger', () => {
    expect(room(usual, { inHand: [chat, chat] })).toBe('room');
    expect(room(usual, { inHand: [chat, chat, chat] })).toBe('reserve');
    expect(room(urgent, { inHand: [chat, chat, chat] })).toBe('room');
    expect(room(urgent, { inHand: [chat, chat, chat, chat] })).toBe('cap');
  });

  it('the reserve serves the bands that the plan names', () => {
    const plan = { ...usualCapacity, reserve: { units: 25, forBandsTo: 2 } };
    const inHand = [chat, chat, chat];
    expect(room({ ...usual, band: 2 }, { inHand }, plan)).toBe('room');
    expect(room({ ...usual, band: 3 }, { inHand }, plan)).toBe('reserve');
  });

  it('a cap holds whatever the units allow: her own before the plan', () => {
    const plan = { ...usualCapacity, caps: { ...usualCapacity.caps, webchat: 1 } };
    expect(room(usual, { inHand: [chat] }, plan)).toBe('cap');
    expect(room({ channel: 'email', band: 5 }, { inHand: [chat] }, plan)).toBe('room');
    expect(room(usual, { inHand: [chat], caps: { webchat: 2 } }, plan)).toBe('room');
    expect(room(usual, { caps: { webchat: 0 } })).toBe('cap');
  });

  it('[C-06 part] an agent on a call is offered nothing else, not even what is urgent', () => {
    expect(room(usual, { inHand: [call] })).toBe('full');
    expect(room(urgent, { inHand: [call] })).toBe('full');
    expect(room(ringing, { inHand: [call] })).toBe('cap');
    expect(room(ringing, { inHand: [chat] })).toBe('full');
  });

  it('whoever has nothing in hand can take one, whatever it costs; two never', () => {
    expect(room(ringing, { unitsOf: 25 })).toBe('room');
    expect(room(usual, { unitsOf: 10 })).toBe('room');
    expect(room(usual, { unitsOf: 10, inHand: [chat] })).toBe('full');
    expect(room(ringing, { offered: [chat] })).toBe('offered');
  });

  it('offers that are out count like what is in hand', () => {
    expect(room(usual, { inHand: [chat], offered: [chat] })).toBe('room');
    expect(room(usual, { inHand: [chat], offered: [chat, chat] })).toBe('offered');
    expect(room(usual, { offered: [chat, chat, chat, chat] })).toBe('cap');
  });

  it('"2 of 3 chats" counts what is usual', () => {
    expect(mostOf('webchat', nothing, usualCapacity)).toBe(3);
    expect(mostOf('voice', nothing, usualCapacity)).toBe(1);
    expect(mostOf('webchat', { unitsOf: 100, caps: { webchat: 1 } }, usualCapacity)).toBe(1);
    expect(mostOf('webchat', { unitsOf: 20, caps: {} }, usualCapacity)).toBe(1);
  });
});

describe('semantics 10: the interrupt matrix', () => {
  it('interrupts nothing without an entry', () => {
    expect(room(ringing, { inHand: [chat] })).toBe('full');
    expect(room(usual, { inHand: [call] }, callsGoFirst)).toBe('full');
  });

  it('holds what stands in the way only when all of it may be held', () => {
    expect(room(ringing, { inHand: [chat, chat, chat] }, callsGoFirst)).toBe('interrupts');
    expect(room(ringing, { inHand: [chat, mail] }, callsGoFirst)).toBe('full');
    expect(room(ringing, { inHand: [chat, call] }, callsGoFirst)).toBe('cap');
  });

  it('holds nothing that it has room beside', () => {
    const cheap = { ...callsGoFirst, costs: { ...callsGoFirst.costs, voice: 50 } };
    expect(room(ringing, { inHand: [chat] }, cheap)).toBe('room');
    expect(room(ringing, { inHand: [chat, chat] }, cheap)).toBe('interrupts');
  });

  it('offers nothing over an offer that is out', () => {
    expect(room(ringing, { inHand: [chat], offered: [chat] }, callsGoFirst)).toBe('offered');
    expect(room(ringing, { offered: [chat] }, callsGoFirst)).toBe('offered');
  });
});

describe('whatever is in hand', () => {
  const channels = channelSchema.options;
  const taking = fc.constantFrom(...channels).map((channel) => ({ channel, units: usualCapacity.costs[channel] }));
  const hands = fc.record({
    inHand: fc.array(taking, { maxLength: 5 }),
    offered: fc.array(taking, { maxLength: 2 }),
    unitsOf: fc.integer({ min: 1, max: 200 }),
    caps: fc.constantFrom({}, { webchat: 1 }, { webchat: 0, voice: 0 }),
  });
  const contact = fc.record({ channel: fc.constantFrom(...channels), band: fc.integer({ min: 0, max: 9 }) });

  it('`room` never takes an agent who has something beyond her units', () => {
    fc.assert(
      fc.property(contact, hands, (one, held) => {
        if (roomFor(one, held, callsGoFirst) !== 'room' || held.inHand.length + held.offered.length === 0) return;
        const used = unitsOf(held.inHand) + unitsOf(held.offered) + callsGoFirst.costs[one.channel];
        expect(used).toBeLessThanOrEqual(held.unitsOf);
      }),
    );
  });

  it('what is more urgent finds room wherever something less urgent does', () => {
    fc.assert(
      fc.property(contact, hands, (one, held) => {
        const fits = (band: number) => ['room', 'interrupts'].includes(roomFor({ ...one, band }, held, callsGoFirst));
        if (fits(one.band)) expect(fits(0)).toBe(true);
      }),
    );
  });

  it('less in hand never takes room away', () => {
    fc.assert(
      fc.property(contact, hands, (one, held) => {
        const fits = (inHand: readonly Taking[]) => roomFor(one, { ...held, inHand }, usualCapacity) === 'room';
        if (fits(held.inHand)) expect(fits(held.inHand.slice(1))).toBe(true);
      }),
    );
  });
});
