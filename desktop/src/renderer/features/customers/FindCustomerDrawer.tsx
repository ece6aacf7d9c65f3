import { customerOperations } from '@switchboard/shared/customers';
import { useState } from 'react';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useNow } from '../../app/use-now.ts';
import { useQuery } from '../../app/use-query.ts';
import { FormDrawer, LoadingLines, TextField } from '../../ui/index.ts';
import { CandidateList } from './CandidateList.tsx';
import { todayAt } from './customer-words.ts';
import { useSettled } from '../../app/use-settled.ts';

const FEWEST = 2;

/** Finds the customer a contact is from. */
export function FindCustomerDrawer({
  begin = '',
  onPick,
  onClose,
}: {
  /** Words the search begins with, such as the name the person gave. */
  begin?: string;
  onPick: (customerId: string) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState(begin);
  const asked = useSettled(text.trim());
  const today = todayAt(useNow(60_000));
  const { value, refusal, reload } = useQuery(
    customerOperations.search,
    asked.length >= FEWEST ? { text: asked, limit: 10 } : undefined,
  );
  return (
    <FormDrawer opened title="Find the customer" onClose={onClose}>
      <TextField
        label="Find a customer"
        hint="Name, phone, e-mail, handle, address, postcode or reference"
        kind="search"
        autoFocus
        value={text}
        onChange={setText}
      />
      {asked.length >= FEWEST && refusal && <LoadFailure what="Customers" refusal={refusal} onRetry={reload} />}
      {asked.length >= FEWEST && !value && !refusal && <LoadingLines label="Looking for customers" rows={3} />}
      {asked.length >= FEWEST && value?.items.length === 0 && <p role="status">Nobody is known by that.</p>}
      {asked.length >= FEWEST && value && (
        <CandidateList candidates={value.items} today={today} act="Choose" onPick={onPick} />
      )}
    </FormDrawer>
  );
}
