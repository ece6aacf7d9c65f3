// A child that serves until it is told to stop, and says so.
import { announceReady, stopWithLauncher } from '@switchboard/shared/launcher';

stopWithLauncher(process, async () => console.log(`steady ${process.pid} stopped`));
console.log(JSON.stringify({ level: 'info', time: Date.now(), msg: 'steady is up', pid: 1, child: process.pid }));
announceReady(process, {
  urls: [{ title: 'Desk', url: 'http://127.0.0.1:8080/desk' }],
  accounts: [{ organisation: 'Eastmere Police', role: 'operator', userName: 'ann', password: 'demo-word' }],
});
setInterval(() => undefined, 60_000);
