import { X } from 'lucide-react';
import { useState } from 'react';
import { usePeople } from '../../app/use-directory.ts';
import { Button, SelectField, TextField } from '../../ui/index.ts';
import styles from './Audit.module.css';
import { type FilterWords, noFilter } from './audit-filter-words.ts';
import { actionChoices } from './audit-words.ts';

/** Who, what, when, to which record; all that is given must hold. */
export function AuditFilters({ value, onChange }: { value: FilterWords; onChange: (value: FilterWords) => void }) {
  const [choosing, setChoosing] = useState(false);
  const people = usePeople(choosing || value.actorId !== '');
  const set = (part: Partial<FilterWords>) => onChange({ ...value, ...part });
  const isEmpty = JSON.stringify(value) === JSON.stringify(noFilter);
  return (
    <div className={styles.filters} role="search" aria-label="Filter the audit trail">
      <SelectField
        label="Who"
        searchable
        clearable
        placeholder="Anybody"
        onOpen={() => setChoosing(true)}
        choices={people.choices}
        value={value.actorId}
        onChange={(actorId) => set({ actorId })}
      />
      <SelectField
        label="What"
        searchable
        clearable
        placeholder="Anything"
        choices={actionChoices}
        value={value.action}
        onChange={(action) => set({ action })}
      />
      <TextField label="From" kind="datetime-local" value={value.from} onChange={(from) => set({ from })} />
      <TextField label="To" kind="datetime-local" value={value.to} onChange={(to) => set({ to })} />
      <TextField
        label="Record id"
        mono
        placeholder="Any record"
        value={value.subjectId}
        onChange={(subjectId) => set({ subjectId })}
      />
      <TextField
        label="Trace"
        mono
        placeholder="Any trace"
        value={value.traceId}
        onChange={(traceId) => set({ traceId })}
      />
      <Button look="quiet" icon={X} disabled={isEmpty} onClick={() => onChange(noFilter)}>
        Clear
      </Button>
    </div>
  );
}
