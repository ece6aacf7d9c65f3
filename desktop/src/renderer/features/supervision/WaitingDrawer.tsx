import type { WaitingContact } from '@switchboard/shared/supervision';
import { ArrowUpNarrowWide, Route, UserRoundCheck } from 'lucide-react';
import { ContactExplanation } from '../../app/ContactExplanation.tsx';
import { useMayI } from '../../app/use-me.ts';
import { Button, FormDrawer } from '../../ui/index.ts';
import type { Steering } from './steering.ts';

/** One waiting contact: why it is where it is, and what can be decided about it. */
export function WaitingDrawer({
  contactId,
  contact,
  onSteer,
  onClose,
}: {
  contactId: string;
  /** Absent once it no longer waits. */
  contact: WaitingContact | undefined;
  onSteer: ((act: Steering['act']) => void) | undefined;
  onClose: () => void;
}) {
  const mayRead = useMayI('contacts.read');
  return (
    <FormDrawer
      opened
      title={contact ? `Why is ${contact.displayName} here?` : 'Why here?'}
      intro={contact ? `Waiting in ${contact.queue ?? 'no queue'}.` : 'It no longer waits.'}
      aside={
        onSteer && (
          <>
            <Button type="button" icon={UserRoundCheck} onClick={() => onSteer('assign')}>
              Assign
            </Button>
            <Button type="button" icon={Route} onClick={() => onSteer('move')}>
              Move
            </Button>
            <Button type="button" icon={ArrowUpNarrowWide} onClick={() => onSteer('reprioritise')}>
              Urgency
            </Button>
          </>
        )
      }
      onClose={onClose}
    >
      {mayRead && <ContactExplanation contactId={contactId} />}
    </FormDrawer>
  );
}
