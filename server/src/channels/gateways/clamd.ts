import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { seconds } from '@switchboard/shared/kernel';

export interface ScannerAddress {
  readonly host: string;
  readonly port: number;
}

/** What the scanner said. `unscannable`: it will not say of this file, however often it is asked. */
export type Verdict = 'clean' | 'infected' | 'unscannable';

/** The scanner could not be asked, or gave no answer that can be relied on: ask again later. */
export class ScannerUnavailable extends Error {
  override readonly name = 'ScannerUnavailable';
}

/** What the upload path needs of a virus scanner. */
export interface Scanner {
  /** Throws ScannerUnavailable. Reads the content to its end or returns it. */
  scan(content: AsyncIterable<Uint8Array>): Promise<Verdict>;
  isThere(): Promise<boolean>;
}

const answerWithinMs = seconds(60);
const pongWithinMs = seconds(2);
/** A chunk's length travels as four bytes before it (clamd(8), INSTREAM). */
const lengthBytes = 4;

/** Asks clamd over TCP: the file is streamed (INSTREAM), nothing is written to a disk on the way. */
export class ClamdScanner implements Scanner {
  readonly #address: ScannerAddress;

  constructor(address: ScannerAddress) {
    this.#address = address;
  }

  async scan(content: AsyncIterable<Uint8Array>): Promise<Verdict> {
    const answer = await this.#ask('zINSTREAM\0', answerWithinMs, (socket) => sendChunks(socket, content));
    return verdictOf(answer);
  }

  async isThere(): Promise<boolean> {
    try {
      return (await this.#ask('zPING\0', pongWithinMs)) === 'PONG';
    } catch {
      return false;
    }
  }

  async #ask(command: string, withinMs: number, send?: (socket: Socket) => Promise<void>): Promise<string> {
    const socket = connect(this.#address);
    const tooLate = setTimeout(() => socket.destroy(new Error('no answer in time')), withinMs);
    try {
      // Heard from the start: clamd answers and hangs up before the end of a file that is too large for it.
      const answer = wholeAnswer(socket);
      socket.write(command);
      // A file that cannot be read to its end is not judged: clamd must not take the part for the whole.
      const sent = send?.(socket).catch((failure: Error) => void socket.destroy(failure));
      const [said] = await Promise.all([answer, sent]);
      return said.replace(/\0$/, '').trim();
    } catch (cause) {
      throw new ScannerUnavailable('The scanner did not answer', { cause });
    } finally {
      clearTimeout(tooLate);
      socket.destroy();
    }
  }
}

/**
 * What was said until it hung up. A scanner that has said why it stops listening may cut the line under what we still
 * send; its words then count all the same, if they arrived.
 */
function wholeAnswer(socket: Socket): Promise<string> {
  let said = '';
  socket.setEncoding('utf8').on('data', (more) => {
    said += String(more);
  });
  return new Promise((done, fail) => {
    socket.on('end', () => done(said));
    socket.on('error', (failure) => (said.endsWith('\0') ? done(said) : fail(failure)));
    socket.on('close', () => done(said));
  });
}

async function sendChunks(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of content) {
    if (socket.destroyed || socket.readableEnded) return;
    if (chunk.length === 0) continue;
    socket.write(lengthOf(chunk.length));
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  }
  socket.write(lengthOf(0));
}

function lengthOf(count: number): Buffer {
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(count);
  return length;
}

/** Only "OK" is clean: whatever is not understood is not shown. */
function verdictOf(answer: string): Verdict {
  if (answer === 'stream: OK') return 'clean';
  if (/^stream: [^\0]+ FOUND$/.test(answer)) return 'infected';
  if (answer.startsWith('INSTREAM size limit exceeded')) return 'unscannable';
  throw new ScannerUnavailable('The scanner gave an answer that is not understood');
}
