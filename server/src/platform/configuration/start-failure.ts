/** Where something was tried when the server started, for the sentence about it. */
interface Tried {
  readonly host: string;
  readonly port: number;
  /** The variable that changes the port. */
  readonly variable: string;
}

/** The sentence for a server that cannot listen, or undefined when the failure is not one of the expected kinds. */
export function listenFailure(error: unknown, { host, port, variable }: Tried): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is already in use: stop the other program, or set ${variable} to a free port.`;
  }
  if (code === 'EACCES') return `This account may not listen on port ${port}: set ${variable} to a port above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `HOST ${host} is not an address of this machine: set HOST to one that is.`;
  }
  return undefined;
}
