import type { ContentRule } from '@switchboard/shared/routing-plan';
import { BellRing, Plus, ScanText } from 'lucide-react';
import { useMemo } from 'react';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { Button, DataTable, EmptyState, Panel, StatusBadge, type TableColumn } from '../../ui/index.ts';
import { ContentRuleDrawer } from './ContentRuleDrawer.tsx';
import { deedWords, whenWords } from './content-rule-words.ts';
import { PlanHead, PlanPage } from './PlanPage.tsx';
import { ProblemMark } from './ProblemMark.tsx';
import { usePlanDesk, usePlanNames } from './use-plan.ts';

const title = 'Content rules';
const intro =
  'What in a contact raises it, while it talks to the assistant and while it waits. No rule lowers anything.';

function useColumns(): readonly TableColumn<ContentRule>[] {
  const names = usePlanNames();
  const { findings } = usePlanDesk();
  return useMemo(
    () => [
      {
        id: 'name',
        header: 'Rule',
        value: ({ name }) => name,
        cell: ({ key, name }) => <ProblemMark findings={findings} at={['contentRules', key]} name={name} />,
      },
      { id: 'when', header: 'When', value: whenWords },
      { id: 'do', header: 'Then', value: (rule) => deedWords(rule, names.queue) },
      {
        id: 'queues',
        header: 'In',
        value: ({ queues }) => queues.map(names.queue).join(', ') || 'All queues',
      },
      {
        id: 'alert',
        header: 'Alert',
        value: ({ do: deed }) => (deed.alert ? 'Yes' : 'No'),
        cell: ({ do: deed }) =>
          deed.alert ? (
            <StatusBadge status="notReady" icon={BellRing}>
              Alert
            </StatusBadge>
          ) : (
            '–'
          ),
      },
    ],
    [names, findings],
  );
}

function ContentRules() {
  const { plan, mayChange } = usePlanDesk();
  const columns = useColumns();
  const { openId, open, close } = useOpenRecord();
  const opened = plan.contentRules.find(({ key }) => key === openId);
  return (
    <>
      <PlanHead
        title={title}
        intro={intro}
        actions={
          mayChange && (
            <Button look="primary" icon={Plus} onClick={() => open('new')}>
              New rule
            </Button>
          )
        }
      />
      <Panel flush>
        <DataTable
          label={title}
          columns={columns}
          rows={plan.contentRules}
          rowId={({ key }) => key}
          noun={['rule', 'rules']}
          searchLabel="Find a rule"
          onOpen={({ key }) => open(key)}
          openId={openId}
          empty={
            <EmptyState icon={ScanText} title="No content rule yet">
              The list of emergency words works without any. Make a rule for what else must not wait.
            </EmptyState>
          }
        />
      </Panel>
      {openId === 'new' && mayChange && <ContentRuleDrawer rule={undefined} onClose={close} />}
      {opened && <ContentRuleDrawer key={opened.key} rule={opened} onClose={close} />}
    </>
  );
}

/** What in a contact raises it. */
export function ContentRulesScreen() {
  return (
    <PlanPage title={title} intro={intro}>
      <ContentRules />
    </PlanPage>
  );
}
