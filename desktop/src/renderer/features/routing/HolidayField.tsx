import { type BankHolidaySet, bankHolidaysOf } from '@switchboard/shared/hours';
import { useServerNow } from '../../app/use-server-now.ts';
import { SelectField } from '../../ui/index.ts';
import { dateWords, holidaySetWords, holidayWords } from './calendar-words.ts';
import styles from './Routing.module.css';

const choices = Object.entries(holidaySetWords).map(([value, label]) => ({ value: value as BankHolidaySet, label }));
const shown = 10;

/** Whose bank holidays close it, and when the coming ones are. */
export function HolidayField({
  value,
  onChange,
}: {
  value: BankHolidaySet;
  onChange: (value: BankHolidaySet) => void;
}) {
  const now = useServerNow(60_000);
  const year = new Date(now).getUTCFullYear();
  const today = new Date(now).toISOString().slice(0, 10);
  const coming = [...bankHolidaysOf(value, year), ...bankHolidaysOf(value, year + 1)]
    .filter(({ date }) => date >= today)
    .slice(0, shown);
  return (
    <div className={styles.fields}>
      <div className={styles.short}>
        <SelectField
          label="Closed on the bank holidays of"
          choices={choices}
          value={value}
          onChange={(set) => set && onChange(set)}
        />
      </div>
      {coming.length > 0 && (
        <ul className={styles.holidays} aria-label="Coming bank holidays">
          {coming.map(({ date, key, isSubstitute }) => (
            <li key={date}>
              <span>{dateWords(date)}</span> {holidayWords[key]}
              {isSubstitute && ' (substitute day)'}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
