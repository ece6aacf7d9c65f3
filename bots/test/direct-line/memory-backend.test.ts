import { webchatContract } from '@switchboard/shared/webchat/testing';
import { ChatHouse } from './stage/chat-house.ts';

webchatContract('the backend in memory keeps the contract of webchat', async () => {
  const house = await ChatHouse.open();
  const { backend } = house;
  const channels = await Promise.all([
    backend.channelByKey('eastmere-police'),
    backend.channelByKey('northvale-council'),
  ]);
  return {
    backend,
    channels: [channels[0]!, channels[1]!],
    now: () => house.clock.now,
    houseSays: async ({ conversationId }, text) => void backend.speak(conversationId, 'bot', 'Helper', text),
    houseNotes: async ({ conversationId }, text) => backend.note(conversationId, text),
    scanned: async ({ conversationId }, id, scan) => backend.scanned(conversationId, id, scan),
    close: () => house.close(),
  };
});
