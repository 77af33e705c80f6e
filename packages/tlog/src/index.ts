export {
  type AddCheckpointRequest,
  formatAddCheckpointRequest,
  formatAddCheckpointResponse,
  formatTreeSize,
  MAX_ADD_CHECKPOINT_BYTES,
  parseAddCheckpointRequest,
  parseAddCheckpointResponse,
  parseTreeSize,
  TREE_SIZE_MEDIA_TYPE,
} from './add-checkpoint.ts';
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
export {
  edgeRoot,
  type GrownTiles,
  growTiles,
  listEdgeTiles,
  readEdge,
  type Tile,
  type TreeEdge,
} from './grow-tiles.ts';
export { emptyRoot, HASH_BYTES, hashLeaf, hashNode } from './hash.ts';
export { computeRoot, createMerkleTree, type MerkleTree, proveConsistency, proveInclusion } from './merkle-tree.ts';
export { formatNote, type Note, type NoteSignature, parseNote } from './note.ts';
export {
  formatVerifierKey,
  makeNoteKey,
  type NoteKey,
  type NoteKeyAlgorithm,
  type NoteKeyInput,
  parseVerifierKey,
} from './note-key.ts';
export { type OpenedCheckpoint, openCheckpoint } from './open-checkpoint.ts';
export { type OpenedNote, openNote, type VerifiedSignature } from './open-note.ts';
export { evaluateQuorum, type QuorumResult } from './quorum.ts';
export { type NoteSigner, signCosignature, signNote } from './sign-note.ts';
export { openTileTree, type ReadTile, type TileTree } from './tile-tree.ts';
export {
  formatEntryBundle,
  formatHashTile,
  MAX_ENTRY_BYTES,
  parseEntryBundle,
  parseHashTile,
  TILE_WIDTH,
  type TileAddress,
  tilePath,
  tileWidth,
} from './tiles.ts';
export { TlogError, type TlogErrorCode } from './tlog-error.ts';
export { formatTlogProof, parseTlogProof, type TlogProof } from './tlog-proof.ts';
export { type ConsistencyCheck, type InclusionCheck, verifyConsistency, verifyInclusion } from './verify-proof.ts';
export {
  type PolicyGroup,
  type PolicyLog,
  type PolicyWitness,
  parseWitnessPolicy,
  type WitnessPolicy,
} from './witness-policy.ts';
