import { type DemoOutboxMessage, demoOutboxOperations } from '@switchboard/shared/messages';
import { Mail, MailX, MessageSquareText } from 'lucide-react';
import { useState } from 'react';
import { formatExact } from '../../app/format-time.ts';
import { ListScreen } from '../../app/ListScreen.tsx';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { useList } from '../../app/use-query.ts';
import { Banner, EmptyState, Facts, FormDrawer, SelectField, StatusBadge, type TableColumn } from '../../ui/index.ts';
import styles from './Outbox.module.css';

const channels = [
  { value: 'mail', label: 'E-mail' },
  { value: 'sms', label: 'Text message' },
] as const;
const wordOf = (channel: 'mail' | 'sms'): string => (channel === 'mail' ? 'E-mail' : 'Text message');

const columns: readonly TableColumn<DemoOutboxMessage>[] = [
  { id: 'to', header: 'To', value: ({ to }) => to },
  {
    id: 'channel',
    header: 'By',
    value: ({ channel }) => wordOf(channel),
    cell: ({ channel }) => (
      <StatusBadge status="plain" icon={channel === 'mail' ? Mail : MessageSquareText}>
        {wordOf(channel)}
      </StatusBadge>
    ),
  },
  { id: 'subject', header: 'Subject or first words', value: ({ subject, text }) => subject ?? text.slice(0, 80) },
  { id: 'sentAt', header: 'When', value: ({ sentAt }) => sentAt, cell: ({ sentAt }) => formatExact(sentAt) },
];

function Message({ message, onClose }: { message: DemoOutboxMessage; onClose: () => void }) {
  return (
    <FormDrawer opened title={message.subject ?? wordOf(message.channel)} onClose={onClose}>
      <Facts
        facts={[
          ['From', message.from],
          ['To', message.to],
          ['When', formatExact(message.sentAt)],
        ]}
      />
      <p className={styles.text}>{message.text}</p>
    </FormDrawer>
  );
}

/** What would have been sent. No provider is set up, so nothing left the house. */
export function OutboxScreen() {
  const { openId, open, close } = useOpenRecord();
  const [channel, setChannel] = useState<'mail' | 'sms' | ''>('');
  const list = useList(demoOutboxOperations.list, channel ? { channel } : {}, 200);
  const opened = list.rows.find(({ id }) => id === openId);
  return (
    <ListScreen
      title="Demo outbox"
      intro="The e-mails and texts the demonstration would have sent, newest first."
      notice={
        <div className={styles.notice}>
          <Banner kind="info" icon={MailX} title="Nothing here was sent.">
            It shows what citizens and staff would receive once a provider is set up.
          </Banner>
        </div>
      }
      list={list}
      columns={columns}
      rowId={({ id }) => id}
      noun={['message', 'messages']}
      searchLabel="Find by recipient or words"
      sortedBy={{ id: 'sentAt', desc: true }}
      tools={
        <div className={styles.filter}>
          <SelectField
            label="Sent by"
            clearable
            placeholder="E-mail and text"
            choices={channels}
            value={channel}
            onChange={setChannel}
          />
        </div>
      }
      empty={
        <EmptyState icon={Mail} title="No messages yet">
          A message appears here when the product would send one.
        </EmptyState>
      }
      onOpen={({ id }) => open(id)}
      openId={openId}
    >
      {opened && <Message message={opened} onClose={close} />}
    </ListScreen>
  );
}
