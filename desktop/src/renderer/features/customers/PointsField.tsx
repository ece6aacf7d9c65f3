import type { PointKind } from '@switchboard/shared/customers';
import { Plus, Trash2 } from 'lucide-react';
import { Button, IconButton, SelectField, SwitchField, TextField } from '../../ui/index.ts';
import styles from './Customers.module.css';
import { newPoint, type PointWords } from './customer-input.ts';

const kinds = [
  { value: 'phone', label: 'Phone' },
  { value: 'email', label: 'E-mail' },
  { value: 'handle', label: 'Handle' },
] as const;
const inputKinds = { phone: 'tel', email: 'email', handle: 'text' } as const;
const valueLabels = { phone: 'Number', email: 'E-mail', handle: 'Name there' } as const;

/** Every way to reach somebody, one line each, in the order they are tried. */
export function PointsField({
  points,
  errorAt,
  onChange,
}: {
  points: readonly PointWords[];
  errorAt: (field: string) => string | undefined;
  onChange: (points: readonly PointWords[]) => void;
}) {
  const change = (key: string, part: Partial<PointWords>) =>
    onChange(points.map((point) => (point.key === key ? { ...point, ...part } : point)));
  return (
    <fieldset className={styles.group}>
      <legend>Phones, e-mails, handles</legend>
      {points.map((point, at) => (
        <div key={point.key} className={styles.row}>
          <SelectField
            label="Kind"
            choices={kinds}
            value={point.kind}
            onChange={(kind) => change(point.key, { kind: kind as PointKind })}
          />
          <TextField
            label={valueLabels[point.kind]}
            kind={inputKinds[point.kind]}
            error={errorAt(`points.${at}.value`)}
            value={point.value}
            onChange={(value) => change(point.key, { value })}
          />
          {point.kind === 'handle' ? (
            <TextField
              label="Channel"
              error={errorAt(`points.${at}.channel`)}
              value={point.channel}
              onChange={(channel) => change(point.key, { channel })}
            />
          ) : (
            <TextField label="Label" value={point.label} onChange={(label) => change(point.key, { label })} />
          )}
          <IconButton
            type="button"
            icon={Trash2}
            label={`Remove ${point.value || 'this line'}`}
            onClick={() => onChange(points.filter(({ key }) => key !== point.key))}
          />
          <div className={styles.wide}>
            <div className={styles.acts}>
              <SwitchField
                label="Safe to use"
                value={point.isSafeToUse}
                onChange={(isSafeToUse) => change(point.key, { isSafeToUse })}
              />
              <SwitchField
                label="Preferred"
                value={point.isPreferred}
                onChange={(isPreferred) => change(point.key, { isPreferred })}
              />
            </div>
          </div>
        </div>
      ))}
      <div className={styles.acts}>
        {kinds.map(({ value, label }) => (
          <Button
            key={value}
            type="button"
            size="compact"
            icon={Plus}
            onClick={() => onChange([...points, newPoint(value)])}
          >
            {label}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
