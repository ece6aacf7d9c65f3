import type { SkillExpression } from '@switchboard/shared/routing-plan';
import { skillWords } from '../../app/words/plan-words.ts';
import { Button, NumberField, RowsField, SelectField } from '../../ui/index.ts';
import styles from './Routing.module.css';
import { expressionOf, type GroupMode, groupOf, newSkillRow, type SkillGroup, type SkillNode } from './skill-rows.ts';
import { usePlanDesk, usePlanNames } from './use-plan.ts';

const modes: readonly { readonly value: GroupMode; readonly label: string }[] = [
  { value: 'all', label: 'All of these' },
  { value: 'any', label: 'Any of these' },
  { value: 'none', label: 'None of these' },
  { value: 'notAll', label: 'Not all of these' },
];
/** Deeper than the plan allows is not offered. */
const deepest = 3;

function SkillRowFields({
  node,
  showErrors,
  onChange,
}: {
  node: Extract<SkillNode, { kind: 'skill' }>;
  showErrors: boolean;
  onChange: (node: SkillNode) => void;
}) {
  const { plan } = usePlanDesk();
  const choices = plan.skills.map(({ key, name }) => ({ value: key, label: name }));
  const known = node.skill === '' || choices.some(({ value }) => value === node.skill);
  return (
    <div className={styles.skillRow}>
      <SelectField
        label="Holds it or not"
        choices={[
          { value: 'has', label: 'Has' },
          { value: 'hasNot', label: 'Has not' },
        ]}
        value={node.has ? 'has' : 'hasNot'}
        onChange={(has) => onChange({ ...node, has: has === 'has' })}
      />
      <SelectField
        label="Skill"
        searchable
        placeholder="Choose a skill"
        choices={known ? choices : [...choices, { value: node.skill, label: `${node.skill} (not in the plan)` }]}
        error={showErrors && node.skill === '' ? 'Choose a skill.' : undefined}
        value={node.skill}
        onChange={(skill) => onChange({ ...node, skill })}
      />
      <NumberField
        label="At level"
        unit="or more"
        min={1}
        max={10}
        error={node.atLeast < 1 || node.atLeast > 10 ? 'Give 1 to 10.' : undefined}
        value={node.atLeast}
        onChange={(atLeast) => onChange({ ...node, atLeast })}
      />
    </div>
  );
}

function GroupFields({
  group,
  depth,
  label,
  showErrors,
  onChange,
}: {
  group: SkillGroup;
  depth: number;
  label: string;
  showErrors: boolean;
  onChange: (group: SkillGroup) => void;
}) {
  const { rows, mode } = group;
  const begun: SkillGroup = { kind: 'group', mode: 'any', rows: [newSkillRow, newSkillRow] };
  return (
    <div className={styles.group} data-depth={depth}>
      {(rows.length > 1 || mode !== 'all') && (
        <div className={styles.mode}>
          <SelectField
            label={`${label} go together as`}
            choices={modes}
            value={mode}
            onChange={(next) => next && onChange({ ...group, mode: next })}
          />
        </div>
      )}
      <RowsField<SkillNode>
        label={label}
        noun="skill"
        tight
        items={rows}
        most={12}
        empty={depth === 0 ? 'No skill is asked for: anybody who may take the queue.' : undefined}
        onAdd={() => newSkillRow}
        onChange={(next) => onChange({ ...group, rows: next })}
      >
        {(node, change) =>
          node.kind === 'skill' ? (
            <SkillRowFields node={node} showErrors={showErrors} onChange={change} />
          ) : (
            <GroupFields
              group={node}
              depth={depth + 1}
              label="Skills of this group"
              showErrors={showErrors}
              onChange={change}
            />
          )
        }
      </RowsField>
      {depth + 1 < deepest && rows.length > 0 && rows.length < 12 && (
        <Button
          type="button"
          look="quiet"
          size="compact"
          onClick={() => onChange({ ...group, rows: [...rows, begun] })}
        >
          Add a group of skills
        </Button>
      )}
    </div>
  );
}

/** What is asked of an agent, as rows; and as the sentence it makes. */
export function SkillExpressionField({
  label,
  value,
  showErrors,
  onChange,
}: {
  label: string;
  value: SkillExpression | null;
  showErrors: boolean;
  onChange: (value: SkillExpression | null) => void;
}) {
  const names = usePlanNames();
  return (
    <div className={styles.expression}>
      <GroupFields
        group={groupOf(value)}
        depth={0}
        label={label}
        showErrors={showErrors}
        onChange={(group) => onChange(expressionOf(group))}
      />
      {value !== null && (
        <p className={styles.sentence}>
          Looks for: <b>{skillWords(value, names.skill)}</b>
        </p>
      )}
    </div>
  );
}
