import { type FormEvent, useEffect, useState } from 'react';
import type { ChooseServerAnswer } from '../../bridge/bridge-contract.ts';
import { Button, TextField, UiProvider } from '../ui/index.ts';
import { GatePage } from './GatePage.tsx';
import { useUiSettings } from './use-ui-settings.ts';

const words: Readonly<Record<Exclude<ChooseServerAnswer, 'chosen'>, string>> = {
  notAnAddress: 'This is not the address of a server. Type one like https://desk.eastmere.example.',
  notEncrypted: 'Use https: a server on another computer must be reached encrypted.',
  notReached: 'No server answers there. Check the address and the network, then try again.',
  notSwitchboard: 'What answers there is not a Switchboard server. Check the address with your IT desk.',
};

/** The Electron desk's first start: it has to know its server before anything else. */
export function FirstStart({ choose }: { choose: (address: string) => Promise<ChooseServerAnswer> }) {
  const settings = useUiSettings();
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = 'Connect to your server – Switchboard';
    document.querySelector('input')?.focus();
  }, []);

  const connect = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = address.trim() ? await choose(address) : 'notAnAddress';
    // The page is loaded anew: its policy allows calls to the chosen server only from then on.
    if (answer === 'chosen') return location.reload();
    setBusy(false);
    setProblem(words[answer]);
    document.querySelector('input')?.focus();
  };

  return (
    <UiProvider settings={settings}>
      <GatePage title="Connect to your server" intro="This is asked once. Your IT desk knows the address.">
        <form onSubmit={(event) => void connect(event)} noValidate>
          <TextField
            label="Server address"
            name="address"
            autoComplete="url"
            hint="For example https://desk.eastmere.example"
            error={problem}
            value={address}
            onChange={setAddress}
          />
          <Button type="submit" look="primary" size="large" busy={busy}>
            {busy ? 'Connecting' : 'Connect'}
          </Button>
        </form>
      </GatePage>
    </UiProvider>
  );
}
