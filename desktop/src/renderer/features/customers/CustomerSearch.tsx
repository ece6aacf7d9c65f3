import { customerOperations } from '@switchboard/shared/customers';
import { SearchX, UserPlus, UsersRound } from 'lucide-react';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useMayI } from '../../app/use-me.ts';
import { useNow } from '../../app/use-now.ts';
import { useQuery } from '../../app/use-query.ts';
import { Button, EmptyState, LoadingLines, PageHeader, TextField } from '../../ui/index.ts';
import { CustomerHits } from './CustomerHits.tsx';
import styles from './Customers.module.css';
import { todayAt } from './customer-words.ts';
import { useSettled } from '../../app/use-settled.ts';

const FEWEST = 2;

interface CustomerSearchProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onOpen: (customerId: string) => void;
  readonly onNew: () => void;
}

function Results({ asked, onOpen, onNew }: { asked: string } & Pick<CustomerSearchProps, 'onOpen' | 'onNew'>) {
  const mayWrite = useMayI('customers.write');
  const today = todayAt(useNow(60_000));
  const { value, refusal, loading, reload } = useQuery(
    customerOperations.search,
    asked.length >= FEWEST ? { text: asked } : undefined,
  );
  if (asked.length < FEWEST) {
    return (
      <EmptyState icon={UsersRound} title="Type what you remember">
        A name, a phone number however it was written, an e-mail, a handle, an address, a postcode or a reference.
        Typing errors are forgiven. Each search is written in the audit trail.
      </EmptyState>
    );
  }
  if (refusal) return <LoadFailure what="Customers" refusal={refusal} onRetry={reload} />;
  if (!value || (loading && value.items.length === 0)) return <LoadingLines label="Looking for customers" rows={5} />;
  if (value.items.length === 0) {
    return (
      <EmptyState
        icon={SearchX}
        title="Nobody is known by that"
        action={
          mayWrite && (
            <Button size="compact" icon={UserPlus} onClick={onNew}>
              New customer
            </Button>
          )
        }
      >
        Try another spelling, or a part of it. If they are new to us, create a record.
      </EmptyState>
    );
  }
  return (
    <div className={styles.found} aria-busy={loading}>
      <p className={styles.count} role="status">
        {value.isCut
          ? `The best ${value.items.length} are shown; add a word to narrow it down.`
          : `${value.items.length} found`}
      </p>
      <CustomerHits customers={value.items} today={today} onOpen={onOpen} />
    </div>
  );
}

/** Finding a customer by whatever somebody remembers. */
export function CustomerSearch({ text, onText, onOpen, onNew }: CustomerSearchProps) {
  const mayWrite = useMayI('customers.write');
  const asked = useSettled(text.trim());
  return (
    <>
      <PageHeader
        title="Customers"
        intro="The people and bodies we deal with. Each record is opened in the audit trail."
        actions={
          mayWrite && (
            <Button look="primary" icon={UserPlus} onClick={onNew}>
              New customer
            </Button>
          )
        }
      />
      <div className={styles.searchBox} role="search">
        <TextField
          label="Find a customer"
          hint="Name, phone, e-mail, handle, address, postcode or reference"
          kind="search"
          autoFocus
          value={text}
          onChange={onText}
        />
      </div>
      <Results asked={asked} onOpen={onOpen} onNew={onNew} />
    </>
  );
}
