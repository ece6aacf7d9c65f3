import { DisplayChoices } from '../../app/DisplayChoices.tsx';
import { Panel } from '../../ui/index.ts';

/** How the desk looks on this computer. */
export function DisplaySettings() {
  return (
    <Panel title="Display" note="on this computer">
      <DisplayChoices />
    </Panel>
  );
}
