import { customerOperations, type PossibleDuplicate, possibleDuplicatesSchema } from '@switchboard/shared/customers';
import { useState } from 'react';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useForm } from '../../app/use-form.ts';
import { FormDrawer, useToast } from '../../ui/index.ts';
import { CustomerFields } from './CustomerFields.tsx';
import { type CustomerWords, detailsOf, isFilled, wordsFrom } from './customer-input.ts';
import type { SaidOfHerself } from './customer-panel-props.ts';
import { DuplicateWarning } from './DuplicateWarning.tsx';

interface NewCustomerDrawerProps {
  /** What the person in contact has said, to begin with. */
  readonly said?: SaidOfHerself | undefined;
  /** A record was made, or one that was there already was taken instead. */
  readonly onDone: (customerId: string) => void;
  readonly onClose: () => void;
}

function useCreating({ said, onDone }: NewCustomerDrawerProps) {
  const say = useToast();
  const form = useForm<CustomerWords>(wordsFrom(said));
  const { send, busy, refusal } = useCommand(customerOperations.create);
  const [suspects, setSuspects] = useState<readonly PossibleDuplicate[]>([]);
  const [seenIds, setSeenIds] = useState<readonly string[]>([]);
  const save = async (alsoSeen: readonly string[] = []) => {
    // Lines that are still empty are not sent; marks then stand at the lines that are.
    form.set('points', form.values.points.filter(isFilled));
    const knownDuplicateIds = [...new Set([...seenIds, ...alsoSeen])];
    const input = { ...detailsOf(form.values), knownDuplicateIds };
    if (!form.check(customerOperations.create.input, input)) return;
    setSeenIds(knownDuplicateIds);
    const outcome = await send(input);
    if (outcome.ok) {
      say({ kind: 'done', message: `${form.values.name} created, ${outcome.value.reference}` });
      return onDone(outcome.value.customerId);
    }
    form.mark(outcome.refusal);
    const found = possibleDuplicatesSchema.safeParse(outcome.refusal.details);
    setSuspects(outcome.refusal.code === 'customer/possible-duplicate' && found.success ? found.data.candidates : []);
  };
  return { form, save, busy, refusal, suspects };
}

/** A new record, with a warning when it resembles one that is there. */
export function NewCustomerDrawer(props: NewCustomerDrawerProps) {
  const { form, save, busy, refusal, suspects } = useCreating(props);
  const { onDone, onClose } = props;
  return (
    <FormDrawer
      opened
      title="New customer"
      notice={
        suspects.length > 0 ? (
          <DuplicateWarning candidates={suspects} busy={busy} onTake={onDone} onGoOn={(ids) => void save(ids)} />
        ) : (
          <RefusalNotice refusal={refusal} onRetry={() => void save()} />
        )
      }
      submit="Create customer"
      busy={busy}
      dirty={form.dirty}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <CustomerFields form={form} />
    </FormDrawer>
  );
}
