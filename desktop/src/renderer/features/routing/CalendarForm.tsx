import { type Calendar, calendarSchema } from '@switchboard/shared/hours';
import { CopyCheck } from 'lucide-react';
import { useState } from 'react';
import { Button, Panel, RowsField, SelectField, TextField, useToast } from '../../ui/index.ts';
import { calendarFacts, dateWords, spansWords, weekdays } from './calendar-words.ts';
import { FieldFindings } from './FieldFindings.tsx';
import { HolidayField } from './HolidayField.tsx';
import { KeyField } from './KeyField.tsx';
import { OpenPreview } from './OpenPreview.tsx';
import { PartNotices } from './PartNotices.tsx';
import { PartPage } from './PartPage.tsx';
import { calendarPart, keyOf, newPart } from './plan-part.ts';
import { RemovePart } from './RemovePart.tsx';
import styles from './Routing.module.css';
import { SpansField } from './SpansField.tsx';
import { type PartForm, usePartForm } from './use-part-form.ts';
import { usePlanDesk } from './use-plan.ts';

const office = [{ from: '09:00', until: '17:00' }];
const fresh: Calendar = {
  key: '',
  name: '',
  timeZone: 'Europe/London',
  bankHolidays: 'englandAndWales',
  week: [office, office, office, office, office, [], []],
  exceptions: [],
};
const timeZones = ['Europe/London', 'Europe/Dublin', 'UTC'];

type Form = PartForm<Calendar>;

function Week({ form }: { form: Form }) {
  const { value, set, errorAt } = form;
  const { week } = value;
  const likeMonday = () => set({ week: week.map((spans, at) => (at > 0 && at < 5 ? [...(week[0] ?? [])] : spans)) });
  return (
    <Panel
      title="Every week"
      note="By the clock on the wall"
      actions={
        <Button type="button" look="quiet" size="small" icon={CopyCheck} onClick={likeMonday}>
          Monday for all weekdays
        </Button>
      }
    >
      <table className={styles.week} data-at="week">
        <caption className="sr-only">Opening times by weekday</caption>
        <tbody>
          {weekdays.map((day, at) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              <td>
                <SpansField
                  day={day}
                  spans={week[at] ?? []}
                  errorAt={(path) => errorAt(`week.${at}.${path}`)}
                  onChange={(spans) => set({ week: week.map((each, place) => (place === at ? spans : each)) })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <FieldFindings findings={form.findingsAt('week')} />
    </Panel>
  );
}

function OtherDays({ form }: { form: Form }) {
  const { value, set, errorAt } = form;
  return (
    <Panel title="Days that are different" note="They outrank bank holidays">
      <RowsField
        label="Days that are different"
        noun="day"
        at="exceptions"
        items={value.exceptions}
        most={200}
        empty="None. Add a day on which it is closed, or open at other times."
        titleOf={({ date, title, open }) =>
          `${date ? dateWords(date) : 'A day'}${title ? `, ${title}` : ''}: ${spansWords(open)}`
        }
        onAdd={() => ({ date: '', title: '', open: [] })}
        onChange={(exceptions) => set({ exceptions })}
      >
        {(day, change, place) => (
          <>
            <div className={styles.pair}>
              <TextField
                label="Date"
                kind="date"
                required
                error={errorAt(`exceptions.${place}.date`) && 'Choose a day.'}
                value={day.date}
                onChange={(date) => change({ ...day, date })}
              />
              <TextField
                label="What for"
                required
                error={errorAt(`exceptions.${place}.title`)}
                value={day.title}
                onChange={(title) => change({ ...day, title })}
              />
            </div>
            <SpansField
              day={day.date ? dateWords(day.date) : 'this day'}
              spans={day.open}
              errorAt={(path) => errorAt(`exceptions.${place}.open.${path}`)}
              onChange={(open) => change({ ...day, open })}
            />
          </>
        )}
      </RowsField>
      <FieldFindings findings={form.findingsAt('exceptions')} />
    </Panel>
  );
}

/** One calendar: its week, its bank holidays, its other days; and beside them what all that means now. */
export function CalendarForm({ calendar, onClose }: { calendar: Calendar | undefined; onClose: () => void }) {
  const { mayChange, plan } = usePlanDesk();
  const say = useToast();
  const [part] = useState(() => (calendar ? calendarPart(calendar.key) : newPart<Calendar>('calendars')));
  const form = usePartForm(part, calendarSchema, calendar ?? fresh);
  const { value, set, errorAt } = form;
  const taken = plan.calendars.map(({ key }) => key);
  const isTaken = !calendar && taken.includes(value.key);
  const save = async () => {
    if (isTaken || !(await form.save())) return false;
    say({ kind: 'done', message: `${value.name} saved to the draft` });
    onClose();
    return true;
  };
  const rename = (name: string) =>
    set({ name, ...(!calendar && value.key === keyOf(value.name, taken) ? { key: keyOf(name, taken) } : {}) });
  const zones = timeZones.includes(value.timeZone) ? timeZones : [...timeZones, value.timeZone];
  return (
    <PartPage
      back="All calendars"
      title={calendar?.name ?? 'New calendar'}
      intro="Nothing here is in force before the draft is published."
      notices={<PartNotices form={form} factsOf={calendarFacts} onRetry={() => void save()} />}
      aside={<OpenPreview calendar={value} />}
      readOnly={!mayChange}
      busy={form.busy}
      dirty={form.dirty}
      removal={calendar && <RemovePart form={form} name={calendar.name} onGone={onClose} />}
      onSave={save}
      onPutBack={form.putBack}
      onClose={onClose}
    >
      <fieldset className={styles.sections} disabled={!mayChange}>
        <legend className="sr-only">The calendar</legend>
        <Panel title="What it is">
          <div className={styles.grid}>
            <TextField
              label="Name"
              required
              hint="As queues name it."
              error={errorAt('name')}
              value={value.name}
              onChange={rename}
            />
            <KeyField
              value={value.key}
              isNew={!calendar}
              error={
                isTaken
                  ? 'Another calendar has this key. Choose another one.'
                  : errorAt('key') && (value.key === '' ? 'Fill this in.' : errorAt('key'))
              }
              onChange={(key) => set({ key })}
            />
            <div data-at="timeZone">
              <SelectField
                label="Time zone"
                choices={zones.map((zone) => ({ value: zone, label: zone }))}
                error={errorAt('timeZone')}
                value={value.timeZone}
                onChange={(timeZone) => timeZone && set({ timeZone })}
              />
            </div>
          </div>
          <FieldFindings findings={form.findings.filter(({ at }) => at[2] !== 'week' && at[2] !== 'exceptions')} />
        </Panel>
        <Week form={form} />
        <Panel title="Bank holidays">
          <HolidayField value={value.bankHolidays} onChange={(bankHolidays) => set({ bankHolidays })} />
        </Panel>
        <OtherDays form={form} />
      </fieldset>
    </PartPage>
  );
}
