import { attachmentOperations } from '@switchboard/shared/channels';
import type { Attachment } from '@switchboard/shared/conversations';
import { Download, FileWarning, Paperclip } from 'lucide-react';
import { useState } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { classNames, IconButton, useToast } from '../../ui/index.ts';
import { scanWords, sizeWords } from '../../app/words/contact-words.ts';
import styles from './Thread.module.css';

/** Hands the bytes to the browser's own download: a citizen's file is never opened inside the desk. */
function save(name: string, content: string): void {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A file of the conversation, and whether it is safe. Only what was found clean can be fetched. */
export function AttachmentCard({ file }: { file: Attachment }) {
  const { api } = useDesk();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const Icon = file.scan === 'infected' ? FileWarning : Paperclip;
  const fetchIt = async () => {
    setBusy(true);
    const answer = await api.call(attachmentOperations.open, { attachmentId: file.id });
    setBusy(false);
    if (answer.ok) save(file.name, answer.value.content);
    else say({ kind: 'warning', message: answer.refusal.sentence });
  };
  return (
    <span className={classNames(styles.attachment, file.scan === 'infected' && styles.harmful)}>
      <Icon size={15} aria-hidden="true" />
      <span>
        <b>{file.name}</b>
        <small>
          {sizeWords(file.bytes)}, {scanWords[file.scan]}
        </small>
      </span>
      {file.scan === 'clean' && (
        <IconButton
          small
          icon={Download}
          label={`Download ${file.name}`}
          aria-busy={busy || undefined}
          onClick={busy ? undefined : () => void fetchIt()}
        />
      )}
    </span>
  );
}
