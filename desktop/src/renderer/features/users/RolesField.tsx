import type { Role } from '@switchboard/shared/access';
import type { RoleAssignment } from '@switchboard/shared/identity';
import { Plus, Trash2 } from 'lucide-react';
import type { Choice } from '../../ui/index.ts';
import { Button, IconButton, SelectField } from '../../ui/index.ts';
import styles from './Users.module.css';
import { roleChoices } from './user-words.ts';

const WHOLE = 'whole';

/** What a person may do and where: one line per role, each for the whole organisation or one service area. */
export function RolesField({
  value,
  areas,
  error,
  onChange,
}: {
  value: readonly RoleAssignment[];
  areas: readonly Choice[];
  error: string | undefined;
  onChange: (value: RoleAssignment[]) => void;
}) {
  const change = (at: number, part: Partial<RoleAssignment>) =>
    onChange(value.map((assignment, index) => (index === at ? { ...assignment, ...part } : assignment)));
  const places = [{ value: WHOLE, label: 'Whole organisation' }, ...areas];
  return (
    <fieldset
      className={styles.group}
      style={{ border: 0, borderTop: '1px solid var(--border-soft)', margin: 0, padding: '12px 0 0' }}
    >
      <legend className={styles.groupTitle} style={{ padding: 0 }}>
        Roles
      </legend>
      {value.length === 0 && <p className="muted small">No role: this person can sign in and see nothing.</p>}
      {value.map(({ role, serviceAreaId }, at) => (
        <div key={at} className={styles.role}>
          <SelectField
            label="Role"
            choices={roleChoices}
            value={role}
            onChange={(chosen) => change(at, { role: chosen as Role })}
          />
          <SelectField
            label="Where"
            choices={places}
            value={serviceAreaId ?? WHOLE}
            onChange={(chosen) => change(at, { serviceAreaId: chosen === WHOLE ? null : chosen })}
          />
          <IconButton
            icon={Trash2}
            label={`Take the role ${roleChoices.find((each) => each.value === role)?.label ?? ''} away`}
            onClick={() => onChange(value.filter((_, index) => index !== at))}
            type="button"
          />
        </div>
      ))}
      {error && (
        <p className="small" style={{ color: 'var(--emerg-text)' }}>
          {error}
        </p>
      )}
      <div>
        <Button
          size="compact"
          icon={Plus}
          type="button"
          onClick={() => onChange([...value, { role: 'operator', serviceAreaId: null }])}
        >
          Add a role
        </Button>
      </div>
    </fieldset>
  );
}
