import {
  type CustomerRecord,
  customerNoteOperations,
  customerOperations,
  formatAddress,
  type Marker,
} from '@switchboard/shared/customers';
import { ArrowLeft, PencilLine, Plus } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useMayI } from '../../app/use-me.ts';
import { useNow } from '../../app/use-now.ts';
import { useQuery } from '../../app/use-query.ts';
import { Button, Facts, LoadingLines, Panel } from '../../ui/index.ts';
import styles from './Customers.module.css';
import { CustomerTimeline } from './CustomerTimeline.tsx';
import { aboutCustomer, addressKindChoices, channelChoices, initialsOf, todayAt } from './customer-words.ts';
import { EditCustomerDrawer } from './EditCustomerDrawer.tsx';
import { MarkerList } from './MarkerList.tsx';
import { NewMarkerDrawer } from './NewMarkerDrawer.tsx';
import { NoteComposer } from './NoteComposer.tsx';
import { PinnedNotes } from './PinnedNotes.tsx';
import { PointList } from './PointList.tsx';
import { ReviewMarkerDrawer } from './ReviewMarkerDrawer.tsx';

type Opened = { what: 'edit' } | { what: 'newMarker' } | { what: 'review'; marker: Marker } | undefined;

function Details({ customer }: { customer: CustomerRecord }) {
  const labelOf = (kind: string) => addressKindChoices.find(({ value }) => value === kind)?.label ?? 'Address';
  const channel = channelChoices.find(({ value }) => value === customer.preferredChannel)?.label;
  const resident = customer.isResident === null ? undefined : customer.isResident ? 'Yes' : 'No';
  return (
    <Facts
      facts={[
        ['Known as', customer.knownAs ?? undefined],
        ['Rather by', channel],
        ['Lives in our area', resident],
        ...customer.addresses.map(
          (address, at) =>
            [`${labelOf(address.kind)} address${at > 0 ? ` ${at + 1}` : ''}`, formatAddress(address)] as const,
        ),
      ]}
    />
  );
}

function Head({ customer, today, actions }: { customer: CustomerRecord; today: string; actions: React.ReactNode }) {
  return (
    <header className={styles.head}>
      <span className={styles.avatar} aria-hidden="true">
        {initialsOf(customer.name)}
      </span>
      <div className={styles.names}>
        <h1 tabIndex={-1} data-page-heading>
          {customer.name}
        </h1>
        <p>{aboutCustomer(customer, today)}</p>
      </div>
      <div className={styles.acts}>{actions}</div>
    </header>
  );
}

function Markers({
  customer,
  today,
  onOpen,
}: {
  customer: CustomerRecord;
  today: string;
  onOpen: (opened: Opened) => void;
}) {
  const mayWrite = useMayI('customers.write');
  return (
    <Panel
      title="Be careful"
      actions={
        mayWrite && (
          <Button size="compact" icon={Plus} onClick={() => onOpen({ what: 'newMarker' })}>
            Marker
          </Button>
        )
      }
    >
      <MarkerList
        markers={customer.markers}
        today={today}
        {...(mayWrite && {
          actsFor: (marker: Marker) => (
            <Button
              size="small"
              onClick={() => onOpen({ what: 'review', marker })}
              aria-label={`Review: ${marker.text}`}
            >
              Review
            </Button>
          ),
        })}
      />
    </Panel>
  );
}

function Notes({ customer, onChanged }: { customer: CustomerRecord; onChanged: () => void }) {
  const mayWrite = useMayI('customers.write');
  const { send, busy } = useCommand(customerNoteOperations.pin);
  const takeDown = async (customerNoteId: string) => {
    if ((await send({ customerNoteId, isPinned: false })).ok) onChanged();
  };
  return (
    <PinnedNotes
      notes={customer.pinnedNotes}
      {...(mayWrite && {
        actFor: ({ id }) => (
          <Button size="small" look="quiet" busy={busy} onClick={() => void takeDown(id)}>
            Unpin
          </Button>
        ),
      })}
    />
  );
}

function Record({
  customer,
  onBack,
  onChanged,
}: {
  customer: CustomerRecord;
  onBack: () => void;
  onChanged: () => void;
}) {
  const mayWrite = useMayI('customers.write');
  const mayReadContacts = useMayI('contacts.read');
  const navigate = useNavigate();
  const today = todayAt(useNow(60_000));
  const [opened, setOpened] = useState<Opened>();
  const [round, setRound] = useState(0);
  const close = () => setOpened(undefined);
  const done = () => {
    close();
    onChanged();
  };
  const noted = () => {
    setRound((count) => count + 1);
    onChanged();
  };
  return (
    <>
      <Head
        customer={customer}
        today={today}
        actions={
          <>
            <Button icon={ArrowLeft} onClick={onBack}>
              Back to the search
            </Button>
            {mayWrite && (
              <Button look="primary" icon={PencilLine} onClick={() => setOpened({ what: 'edit' })}>
                Edit
              </Button>
            )}
          </>
        }
      />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Markers customer={customer} today={today} onOpen={setOpened} />
          <Notes customer={customer} onChanged={noted} />
          <Panel title="Reach">
            <PointList points={customer.points} />
          </Panel>
          <Panel title="Details">
            <Details customer={customer} />
          </Panel>
        </div>
        <Panel title="Timeline" note="all channels">
          {mayWrite && <NoteComposer customerId={customer.id} onWritten={noted} />}
          <CustomerTimeline
            customerId={customer.id}
            round={round}
            {...(mayReadContacts && {
              onOpenContact: (contactId: string) => void navigate(`/transcripts?open=${contactId}`),
            })}
          />
        </Panel>
      </div>
      {opened?.what === 'edit' && <EditCustomerDrawer customer={customer} onSaved={done} onClose={close} />}
      {opened?.what === 'newMarker' && <NewMarkerDrawer customerId={customer.id} onDone={done} onClose={close} />}
      {opened?.what === 'review' && <ReviewMarkerDrawer marker={opened.marker} onDone={done} onClose={close} />}
    </>
  );
}

/** One customer: what to be careful about first, then how to reach them and what happened before. */
export function CustomerPage({ customerId, onBack }: { customerId: string; onBack: () => void }) {
  const { value, refusal, reload } = useQuery(customerOperations.read, { customerId });
  if (value) return <Record customer={value} onBack={onBack} onChanged={reload} />;
  if (!refusal) return <LoadingLines label="Opening the record" rows={8} />;
  return (
    <>
      <LoadFailure what="The record" refusal={refusal} onRetry={reload} />
      <Button icon={ArrowLeft} onClick={onBack}>
        Back to the search
      </Button>
    </>
  );
}
