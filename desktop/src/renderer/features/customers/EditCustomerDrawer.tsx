import { type CustomerRecord, customerOperations } from '@switchboard/shared/customers';
import { useState } from 'react';
import { ConflictNotice } from '../../app/ConflictNotice.tsx';
import { useDesk } from '../../app/desk-context.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useForm } from '../../app/use-form.ts';
import { FormDrawer, useToast } from '../../ui/index.ts';
import { CustomerFields } from './CustomerFields.tsx';
import { type CustomerWords, detailsOf, differencesOf, isFilled, wordsOf } from './customer-input.ts';

interface EditCustomerDrawerProps {
  readonly customer: CustomerRecord;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

function useSaving({ customer, onSaved }: EditCustomerDrawerProps) {
  const { api } = useDesk();
  const say = useToast();
  const form = useForm<CustomerWords>(wordsOf(customer));
  const [version, setVersion] = useState(customer.version);
  const [newer, setNewer] = useState<CustomerRecord>();
  const { send, busy, refusal, forget } = useCommand(customerOperations.update);
  const save = async () => {
    form.set('points', form.values.points.filter(isFilled));
    const input = { customerId: customer.id, version, ...detailsOf(form.values) };
    if (!form.check(customerOperations.update.input, input)) return;
    const outcome = await send(input);
    if (outcome.ok) {
      say({ kind: 'done', message: `${form.values.name} saved` });
      return onSaved();
    }
    form.mark(outcome.refusal);
    if (outcome.refusal.code !== 'record/changed-meanwhile') return;
    const read = await api.call(customerOperations.read, { customerId: customer.id });
    if (read.ok) setNewer(read.value);
  };
  const decide = (words: CustomerWords, theirs: CustomerRecord) => {
    setVersion(theirs.version);
    form.reset(words);
    setNewer(undefined);
    forget();
  };
  return { form, save, newer, decide, busy, refusal };
}

/** Changes a record. Two who change it at once see what differs. */
export function EditCustomerDrawer(props: EditCustomerDrawerProps) {
  const { form, save, newer, decide, busy, refusal } = useSaving(props);
  const { customer, onClose } = props;
  return (
    <FormDrawer
      opened
      title={customer.name}
      notice={
        newer ? (
          <ConflictNotice
            differences={differencesOf(wordsOf(newer), form.values)}
            onTakeTheirs={() => decide(wordsOf(newer), newer)}
            onKeepMine={() => decide(form.values, newer)}
          />
        ) : (
          <RefusalNotice refusal={refusal} onRetry={() => void save()} />
        )
      }
      submit="Save"
      busy={busy}
      dirty={form.dirty}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <CustomerFields form={form} />
    </FormDrawer>
  );
}
