import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import {
  type Handshake,
  helloMessage,
  isProof,
  type LinkRefusalCode,
  type NodeIdentity,
  speaksOurVersion,
} from '@switchboard/shared/telephony';

/** Whether this hello answers this challenge. The secret is judged before the version: strangers learn nothing of ours. */
export async function judgeHello(
  raw: unknown,
  serverNonce: string,
  secret: string,
): Promise<Result<Handshake, LinkRefusalCode>> {
  const parsed = helloMessage.safeParse(raw);
  if (!parsed.success) return refused('link/malformed');
  const { nonce, proof, ...identity } = parsed.data;
  const node: NodeIdentity = identity;
  const handshake = { serverNonce, nodeNonce: nonce, node };
  if (!(await isProof(proof, 'node', handshake, secret))) return refused('link/wrong-secret');
  return speaksOurVersion(node.linkVersion) ? accepted(handshake) : refused('link/version-mismatch');
}
