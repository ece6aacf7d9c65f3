import { type ContactOutline, contactOperations } from '@switchboard/shared/contacts';
import { type CustomerBrief, customerOperations } from '@switchboard/shared/customers';
import { CustomerPanel, type CustomerPanelProps, type WhoItIs } from '../../app/CustomerPanel.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useQuery } from '../../app/use-query.ts';
import type { ContactDetails } from '../../app/desk-work/contacts-slice.ts';
import { LoadingLines } from '../../ui/index.ts';
import styles from './Desk.module.css';

/** What names nobody: shown for a citizen who gave no name. */
const noName: ReadonlySet<string> = new Set(['Visitor', '']);

/** Whom the contact seems to be from: as linked, or as her contact point says where it names several. */
function useWhoItIs(
  outline: ContactOutline,
  details: ContactDetails | null,
): { who: WhoItIs; briefs?: readonly CustomerBrief[] } | undefined {
  const { customerId, customerMatch, channel } = outline;
  const point = details?.contactPoints[0];
  const isOpen = customerId === null && customerMatch === 'several' && point !== undefined;
  const asked = useQuery(
    customerOperations.resolve,
    isOpen ? { kind: point.kind, value: point.value, ...(point.kind === 'handle' ? { channel } : {}) } : undefined,
  );
  if (customerId !== null) return { who: { match: 'one', customerId } };
  if (!isOpen) return { who: { match: 'none' } };
  if (!asked.value) return asked.refusal ? { who: { match: 'none' } } : undefined;
  const { items } = asked.value;
  return { who: { match: 'several', customerIds: items.map(({ id }) => id) }, briefs: items };
}

/** The person: who it is, what to be careful about, what happened before. Pops with the contact. */
export function PersonColumn({ outline, details }: { outline: ContactOutline; details: ContactDetails | null }) {
  const known = useWhoItIs(outline, details);
  const link = useCommand(contactOperations.linkCustomer);
  const contactId = outline.id;
  const points = details?.contactPoints ?? [];
  const [first] = points;
  const said: CustomerPanelProps['said'] = {
    ...(noName.has(outline.displayName) ? {} : { name: outline.displayName }),
    points,
    language: outline.language,
  };
  return (
    <aside className={styles.person} aria-label="Person">
      {link.refusal && (
        <div className={styles.notice}>
          <RefusalNotice refusal={link.refusal} />
        </div>
      )}
      {known ? (
        <CustomerPanel
          key={contactId}
          {...known}
          arrivedBy={first}
          said={said}
          contactId={contactId}
          onLink={(customerId) => void link.send({ contactId, customerId })}
          onUnlink={() => void link.send({ contactId, customerId: null })}
        />
      ) : (
        <LoadingLines label="Looking who it is" rows={4} />
      )}
    </aside>
  );
}
