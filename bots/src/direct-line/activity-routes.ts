import type { FastifyInstance } from 'fastify';
import { type ActivitySet, incomingActivitySchema } from './activity.ts';
import { sendRefusal } from './answers.ts';
import { passOf } from './callers.ts';
import { carryOutActivity } from './citizen-words.ts';
import { tooFast } from './conversation-routes.ts';
import type { DirectLineContext } from './direct-line-context.ts';
import { activityOf } from './messages-as-activities.ts';
import { watermarkSchema } from './watermark.ts';

const pageSize = 100;

/** Words of the citizen, and the way to ask for what is new without a stream. */
export function mountActivityRoutes(app: FastifyInstance, context: DirectLineContext): void {
  const { callers, backend, addresses, limits, polling } = context;

  app.post('/conversations/:id/activities', async (request, reply) => {
    const chat = await callers.chat(request, reply);
    if (!chat.ok) return sendRefusal(reply, chat.refusal);
    const activity = incomingActivitySchema.safeParse(request.body);
    if (!activity.success) return sendRefusal(reply, { code: 'request/malformed' });
    // Words and signs are counted apart: typing must never cost anybody a word.
    const kind = activity.data.type === 'message' ? 'words' : 'signs';
    const wait = limits.speaking.secondsToWait(`${kind} ${chat.value.conversationId}`);
    if (wait > 0) return tooFast(reply, wait);
    const by = { backend, pass: passOf(chat.value), now: context.clock() };
    const done = await carryOutActivity(activity.data, by);
    return done.ok ? reply.send({ id: done.value }) : sendRefusal(reply, done.refusal);
  });

  app.get('/conversations/:id/activities', async (request, reply) => {
    const chat = await callers.chat(request, reply);
    if (!chat.ok) return sendRefusal(reply, chat.refusal);
    const wait = limits.asking.secondsToWait(chat.value.conversationId);
    if (wait > 0) return tooFast(reply, wait);
    const { watermark = '' } = request.query as { watermark?: string };
    const after = watermarkSchema.safeParse(watermark);
    if (!after.success) return sendRefusal(reply, { code: 'request/malformed' });
    const pass = passOf(chat.value);
    const page = await backend.read(pass, after.data, pageSize);
    if (!page.ok) return sendRefusal(reply, page.refusal);
    polling.asked(pass);
    // Who asks for what follows a number has everything up to it.
    if (after.data > 0) await backend.markDelivered(pass, Math.min(after.data, page.value.watermark));
    const frame = addresses.frameFor(request, chat.value);
    const activities = page.value.messages.flatMap((message) => activityOf(message, frame) ?? []);
    const set: ActivitySet = { activities, watermark: String(page.value.watermark) };
    return reply.header('Cache-Control', 'no-store').send(set);
  });
}
