import { newId } from '@switchboard/shared/kernel';
import { addAttachment, setAttachmentScan } from '../../../src/contacts/index.ts';
import { systemScope } from '../../../src/platform/access/scope.ts';
import type { RunningServer } from '../../../src/start-server.ts';

/** Keeps a file in a conversation as if the scanner had found it clean; answers its id. */
export async function cleanFileIn(
  { platform, ports }: Pick<RunningServer, 'platform' | 'ports'>,
  { organisationId, conversationId }: { readonly organisationId: string; readonly conversationId: string },
): Promise<string> {
  const id = newId(platform.clock());
  const content = Buffer.from('eggs, milk');
  await ports.blobs.put(
    organisationId,
    `webchat/${id}`,
    (async function* () {
      yield content;
    })(),
  );
  await platform.database.inTransaction(systemScope(organisationId, 'test'), async (tx) => {
    await addAttachment(tx, { id, conversationId, name: 'list.txt', mediaType: 'text/plain', bytes: content.length });
    await setAttachmentScan(tx, id, 'clean');
  });
  return id;
}
