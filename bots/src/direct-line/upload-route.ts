import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { Refusal } from '@switchboard/shared/errors';
import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import type { CitizenPass } from '@switchboard/shared/webchat';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type IncomingActivity, incomingActivitySchema } from './activity.ts';
import { sendRefusal } from './answers.ts';
import { passOf } from './callers.ts';
import { sayWords } from './citizen-words.ts';
import { tooFast } from './conversation-routes.ts';
import type { DirectLineContext } from './direct-line-context.ts';
import { contentOf, partsOf, textOf } from './upload-parts.ts';

const activityMediaType = 'application/vnd.microsoft.activity';
const longestName = 255;

interface Upload {
  readonly activity: IncomingActivity;
  readonly attachments: readonly string[];
}

/** Files with the words that go with them: one multipart body, one message. */
export function mountUploadRoute(app: FastifyInstance, context: DirectLineContext): void {
  const { callers, backend, limits } = context;

  app.post('/conversations/:id/upload', async (request, reply) => {
    const chat = await callers.chat(request, reply);
    if (!chat.ok) return sendRefusal(reply, chat.refusal);
    const wait = limits.files.secondsToWait(chat.value.conversationId);
    if (wait > 0) return tooFast(reply, wait);
    if (!request.isMultipart()) return sendRefusal(reply, { code: 'request/malformed' });
    const pass = passOf(chat.value);
    const upload = await takeIn(request, pass);
    if (!upload.ok) return sendRefusal(reply, upload.refusal);
    const { activity, attachments } = upload.value;
    const said = await sayWords(activity, attachments, { backend, pass, now: context.clock() });
    return said.ok ? reply.send({ id: said.value }) : sendRefusal(reply, said.refusal);
  });

  async function takeIn(request: FastifyRequest, pass: CitizenPass): Promise<Result<Upload, Refusal>> {
    let activity: IncomingActivity = { type: 'message' };
    const attachments: string[] = [];
    for await (const part of partsOf(request)) {
      if (isActivity(part)) {
        const read = await activityOf(part);
        if (!read) return refused({ code: 'request/malformed' });
        activity = read;
      } else if (part.type === 'file') {
        const kept = await keep(part, pass);
        if (!kept.ok) return kept;
        attachments.push(kept.value);
      }
    }
    return accepted({ activity, attachments });
  }

  async function keep(part: MultipartFile, pass: CitizenPass): Promise<Result<string, Refusal>> {
    const file = { name: nameOf(part.filename), mediaType: part.mimetype, content: contentOf(part) };
    const kept = await backend.keepFile(pass, file);
    return kept.ok ? accepted(kept.value.id) : kept;
  }
}

function isActivity(part: Multipart): boolean {
  return part.mimetype === activityMediaType;
}

async function activityOf(part: Multipart): Promise<IncomingActivity | undefined> {
  const text = await textOf(part);
  try {
    return incomingActivitySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The last part of whatever path a client names, without what a screen or a disk could trip over. */
function nameOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1)!.normalize('NFC');
  const clean = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return clean.slice(-longestName) || 'file';
}
