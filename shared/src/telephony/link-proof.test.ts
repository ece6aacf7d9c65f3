import { describe, expect, test } from 'vitest';
import { type Handshake, isProof, linkVersions, newNonce, proofOf, speaksOurVersion } from './index.ts';

const secret = 'the link secret of Eastmere Police';
const handshake: Handshake = {
  serverNonce: newNonce(),
  nodeNonce: newNonce(),
  node: { nodeId: 'node-a', linkVersion: 1, version: '0.1.0', startedAt: 1_000 },
};

describe('link proof', () => {
  test('holds for the handshake, the side and the secret it was made for', async () => {
    const proof = await proofOf('node', handshake, secret);
    expect(await isProof(proof, 'node', handshake, secret)).toBe(true);
  });

  test.each<[string, Handshake]>([
    ['another challenge', { ...handshake, serverNonce: newNonce() }],
    ['another nonce of the node', { ...handshake, nodeNonce: newNonce() }],
    ['another node', { ...handshake, node: { ...handshake.node, nodeId: 'node-b' } }],
    ['another start', { ...handshake, node: { ...handshake.node, startedAt: 1_001 } }],
  ])('does not hold for %s', async (_what, other) => {
    expect(await isProof(await proofOf('node', handshake, secret), 'node', other, secret)).toBe(false);
  });

  test("a server's proof cannot be sent back as a node's, and another secret proves nothing", async () => {
    const proof = await proofOf('server', handshake, secret);
    expect(await isProof(proof, 'node', handshake, secret)).toBe(false);
    expect(await isProof(proof, 'server', handshake, `${secret}!`)).toBe(false);
  });

  test('versions outside the range are not spoken', () => {
    expect(speaksOurVersion(linkVersions.newest)).toBe(true);
    expect(speaksOurVersion(linkVersions.newest + 1)).toBe(false);
    expect(speaksOurVersion(linkVersions.oldest - 1)).toBe(false);
  });
});
