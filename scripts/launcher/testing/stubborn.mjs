// A child that does not listen, with a child of its own that does not either.
import { spawn } from 'node:child_process';

process.on('SIGTERM', () => undefined);
process.on('SIGINT', () => undefined);
const grandchild = spawn(process.execPath, ['--eval', 'setInterval(() => undefined, 60_000)'], { stdio: 'ignore' });
console.log(JSON.stringify({ level: 'warn', time: Date.now(), msg: 'stubborn is up', child: process.pid }));
console.log(JSON.stringify({ level: 'warn', time: Date.now(), msg: 'grandchild is up', child: grandchild.pid }));
setInterval(() => undefined, 60_000);
