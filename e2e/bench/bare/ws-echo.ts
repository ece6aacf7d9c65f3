/**
 * The least a durable chat can be: a WebSocket, one row per message committed with a full sync, and the message said
 * back. What the product is measured against.
 */
import Sqlite from 'better-sqlite3';
import { WebSocketServer } from 'ws';

const database = new Sqlite(process.argv[2]!);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE message (id integer PRIMARY KEY, at integer NOT NULL, text text NOT NULL)');
const insert = database.prepare('INSERT INTO message (at, text) VALUES (?, ?)');

const server = new WebSocketServer({ host: '127.0.0.1', port: 0 }, () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
server.on('connection', (socket) => {
  socket.on('message', (words) => {
    const text = String(Buffer.from(words as Buffer));
    insert.run(Date.now(), text);
    socket.send(text);
  });
});
process.on('disconnect', () => process.exit(0));
