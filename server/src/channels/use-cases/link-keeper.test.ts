import type { CitizenPass } from '@switchboard/shared/webchat';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { graceMs, LinkKeeper, renewEveryMs } from './link-keeper.ts';

const cleo: CitizenPass = { organisationId: 'o', channelId: 'c', citizenId: 'cleo', conversationId: 'k1' };
let told: string[];
let keeper: LinkKeeper;
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  keeper = new LinkKeeper({
    linked: async ({ conversationId }) => void told.push(`${conversationId} linked`),
    unlinked: async ({ conversationId }) => void told.push(`${conversationId} unlinked`),
    report: (failure) => {
      throw failure;
    },
  });
});
afterEach(async () => {
  await keeper.stop();
  vi.useRealTimers();
});

describe("[E-10 part] a citizen's page being linked", () => {
  test('a reload is not told: the page is back within the grace', async () => {
    keeper.attach(cleo)();
    await vi.advanceTimersByTimeAsync(graceMs - 1);
    keeper.attach(cleo);
    await vi.advanceTimersByTimeAsync(graceMs * 3);
    expect(told).toEqual(['k1 linked']);
  });

  test('a page that stays away is told once, however often it says so', async () => {
    const detach = keeper.attach(cleo);
    detach();
    detach();
    await vi.advanceTimersByTimeAsync(graceMs);
    expect(told).toEqual(['k1 linked', 'k1 unlinked']);
  });

  test('two pages of one conversation are one link, and the last one to go ends it', async () => {
    const first = keeper.attach(cleo);
    const second = keeper.attach(cleo);
    first();
    await vi.advanceTimersByTimeAsync(graceMs * 2);
    expect(told).toEqual(['k1 linked']);
    second();
    await vi.advanceTimersByTimeAsync(graceMs);
    expect(told).toEqual(['k1 linked', 'k1 unlinked']);
  });

  test('a link is confirmed as long as it holds', async () => {
    keeper.start();
    const detach = keeper.attach(cleo);
    await vi.advanceTimersByTimeAsync(renewEveryMs * 2);
    detach();
    await vi.advanceTimersByTimeAsync(renewEveryMs * 2);
    expect(told).toEqual(['k1 linked', 'k1 linked', 'k1 linked', 'k1 unlinked']);
  });

  test('a server that goes down leaves its links to be found again elsewhere', async () => {
    keeper.attach(cleo)();
    await keeper.stop();
    await vi.advanceTimersByTimeAsync(graceMs * 2);
    expect(told).toEqual(['k1 linked']);
  });
});
