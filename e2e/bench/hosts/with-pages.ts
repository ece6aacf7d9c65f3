/** The server, and beside it at /bench the files that lie in `pages` of its data folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runHouse } from './run-house.ts';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.html': 'text/html' };
/** Other people's chats bring styles and pictures that our own pages would not let in. */
const policy = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: ws:";

await runHouse(({ http }, dataDir) => {
  const folder = join(dataDir, 'pages');
  for (const name of readdirSync(folder)) {
    const packed = gzipSync(readFileSync(join(folder, name)), { level: 9 });
    http.get(`/bench/${name}`, (_request, reply) =>
      reply
        .type(`${types[extname(name)]}; charset=utf-8`)
        .header('Content-Security-Policy', policy)
        .header('Content-Encoding', 'gzip')
        .send(packed),
    );
  }
});
