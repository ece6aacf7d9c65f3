import type { AddressKind } from '@switchboard/shared/customers';
import { Plus, Trash2 } from 'lucide-react';
import { Button, IconButton, SelectField, TextField } from '../../ui/index.ts';
import styles from './Customers.module.css';
import { type AddressWords, newAddress } from './customer-input.ts';
import { addressKindChoices } from './customer-words.ts';

/** Where somebody lives or has a seat; former addresses stay, marked as such. */
export function AddressesField({
  addresses,
  errorAt,
  onChange,
}: {
  addresses: readonly AddressWords[];
  errorAt: (field: string) => string | undefined;
  onChange: (addresses: readonly AddressWords[]) => void;
}) {
  const change = (key: string, part: Partial<AddressWords>) =>
    onChange(addresses.map((address) => (address.key === key ? { ...address, ...part } : address)));
  return (
    <fieldset className={styles.group}>
      <legend>Addresses</legend>
      {addresses.map((address, at) => (
        <div key={address.key} className={styles.addressRow}>
          <div className={styles.wide}>
            <TextField
              label="House and street"
              required
              error={errorAt(`addresses.${at}.lines`)}
              value={address.lines}
              onChange={(lines) => change(address.key, { lines })}
            />
          </div>
          <TextField label="Town" value={address.town} onChange={(town) => change(address.key, { town })} />
          <TextField
            label="Postcode"
            error={errorAt(`addresses.${at}.postcode`)}
            value={address.postcode}
            onChange={(postcode) => change(address.key, { postcode })}
          />
          <IconButton
            type="button"
            icon={Trash2}
            label={`Remove ${address.lines || 'this address'}`}
            onClick={() => onChange(addresses.filter(({ key }) => key !== address.key))}
          />
          <SelectField
            label="Kind of address"
            choices={addressKindChoices}
            value={address.kind}
            onChange={(kind) => change(address.key, { kind: kind as AddressKind })}
          />
        </div>
      ))}
      <div className={styles.acts}>
        <Button type="button" size="compact" icon={Plus} onClick={() => onChange([...addresses, newAddress()])}>
          Address
        </Button>
      </div>
    </fieldset>
  );
}
