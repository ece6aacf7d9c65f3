import { type Calendar, isOpenAt, isTimeZone, nextChange } from '@switchboard/shared/hours';
import { CalendarClock, CircleCheck, Moon, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { useServerNow } from '../../app/use-server-now.ts';
import { Button, DataTable, EmptyState, Panel, StatusBadge, type TableColumn } from '../../ui/index.ts';
import { CalendarForm } from './CalendarForm.tsx';
import { changeWords, holidaySetWords } from './calendar-words.ts';
import { PlanHead, PlanPage } from './PlanPage.tsx';
import { ProblemMark } from './ProblemMark.tsx';
import { type PlanDesk, usePlanDesk } from './use-plan.ts';

const title = 'Calendars';
const intro = 'When people are there. A queue without a calendar is always open.';

function useColumns({ plan, findings }: PlanDesk): readonly TableColumn<Calendar>[] {
  const now = useServerNow(30_000);
  return useMemo(() => {
    const isOpen = (calendar: Calendar) => isTimeZone(calendar.timeZone) && isOpenAt(calendar, now);
    return [
      {
        id: 'name',
        header: 'Calendar',
        value: ({ name }) => name,
        cell: ({ key, name }) => <ProblemMark findings={findings} at={['calendars', key]} name={name} />,
      },
      {
        id: 'now',
        header: 'Now',
        value: (calendar) => (isOpen(calendar) ? 'Open' : 'Closed'),
        cell: (calendar) =>
          isOpen(calendar) ? (
            <StatusBadge status="ready" icon={CircleCheck}>
              Open
            </StatusBadge>
          ) : (
            <StatusBadge status="offline" icon={Moon}>
              Closed
            </StatusBadge>
          ),
      },
      {
        id: 'next',
        header: 'Next',
        sortable: false,
        value: (calendar) =>
          isTimeZone(calendar.timeZone)
            ? changeWords(nextChange(calendar, now), isOpen(calendar), calendar.timeZone)
            : '–',
      },
      { id: 'holidays', header: 'Bank holidays', value: ({ bankHolidays }) => holidaySetWords[bankHolidays] },
      {
        id: 'exceptions',
        header: 'Other days',
        align: 'end',
        value: ({ exceptions }) => exceptions.length,
      },
      {
        id: 'queues',
        header: 'Queues',
        value: ({ key }) =>
          plan.queues
            .filter(({ calendar }) => calendar === key)
            .map(({ name }) => name)
            .join(', ') || 'none',
      },
    ];
  }, [plan.queues, findings, now]);
}

function CalendarList({ open }: { open: (key: string) => void }) {
  const desk = usePlanDesk();
  return (
    <>
      <PlanHead
        title={title}
        intro={intro}
        actions={
          desk.mayChange && (
            <Button look="primary" icon={Plus} onClick={() => open('new')}>
              New calendar
            </Button>
          )
        }
      />
      <Panel flush>
        <DataTable
          label={title}
          columns={useColumns(desk)}
          rows={desk.plan.calendars}
          rowId={({ key }) => key}
          noun={['calendar', 'calendars']}
          sortedBy={{ id: 'name', desc: false }}
          searchLabel="Find a calendar"
          onOpen={({ key }) => open(key)}
          empty={
            <EmptyState icon={CalendarClock} title="No calendar yet">
              Every queue is always open. Make a calendar for those that are not.
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}

function Calendars() {
  const { openId, open, close } = useOpenRecord();
  const { plan, mayChange } = usePlanDesk();
  const opened = plan.calendars.find(({ key }) => key === openId);
  if (openId === 'new' && mayChange) return <CalendarForm key="new" calendar={undefined} onClose={close} />;
  if (opened) return <CalendarForm key={openId} calendar={opened} onClose={close} />;
  return <CalendarList open={open} />;
}

/** When people are there. */
export function CalendarsScreen() {
  return (
    <PlanPage title={title} intro={intro}>
      <Calendars />
    </PlanPage>
  );
}
