export type { Bytes } from './bytes.ts';
export { type Piece, regroup } from './regroup.ts';
export { SealBroken } from './seal-broken.ts';
export { newSealingKeyPair, openSealed, type SealingKeyPair, sealTo } from './sealed-box.ts';
export {
  type ByteRange,
  type FindKeyPair,
  type OpenedStream,
  openStream,
  type SealingRecipient,
  sealStream,
  usualChunkBytes,
} from './sealed-stream.ts';
export { headerBytes } from './stream-header.ts';
