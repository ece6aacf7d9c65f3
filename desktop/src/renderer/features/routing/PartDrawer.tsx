import type { ReactNode } from 'react';
import { FormDrawer, useToast } from '../../ui/index.ts';
import { PartNotices } from './PartNotices.tsx';
import type { PartFacts } from './queue-facts.ts';
import { RemovePart } from './RemovePart.tsx';
import styles from './Routing.module.css';
import type { PartForm } from './use-part-form.ts';
import { useJump } from './use-jump.ts';
import { usePlanDesk } from './use-plan.ts';

/** A small part of the plan in a form beside its list. */
export function PartDrawer<Item extends object>({
  form,
  title,
  name,
  isNew,
  blocked,
  factsOf,
  children,
  onClose,
}: {
  form: PartForm<Item>;
  title: string;
  /** What it is called in what is said of it. */
  name: string;
  isNew: boolean;
  /** Something beyond the single fields is wrong with it. */
  blocked?: boolean;
  factsOf: (item: Item) => PartFacts;
  children: ReactNode;
  onClose: () => void;
}) {
  const { mayChange } = usePlanDesk();
  const say = useToast();
  useJump();
  const save = async () => {
    if (blocked || !(await form.save())) return;
    say({ kind: 'done', message: `${name} saved to the draft` });
    onClose();
  };
  return (
    <FormDrawer
      opened
      title={title}
      intro={
        mayChange ? 'Nothing here is in force before the draft is published.' : 'You may look at this, not change it.'
      }
      notice={<PartNotices form={form} factsOf={factsOf} onRetry={() => void save()} />}
      {...(mayChange ? { submit: 'Save to draft' } : {})}
      aside={mayChange && !isNew && <RemovePart form={form} name={name} onGone={onClose} />}
      busy={form.busy}
      dirty={mayChange && form.dirty}
      onSubmit={() => void save()}
      onClose={() => {
        form.putBack();
        onClose();
      }}
    >
      <fieldset className={styles.sections} disabled={!mayChange}>
        <legend className="sr-only">{title}</legend>
        {children}
      </fieldset>
    </FormDrawer>
  );
}
