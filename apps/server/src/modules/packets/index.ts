import { declarationRoutes } from './routes/declarations.ts';
import { packetResourceRoutes } from './routes/packets.ts';
import { trailRoutes } from './routes/trail.ts';

export { type ChangePacketStateInput, changePacketState, stateDiffers } from './change-packet-state.ts';
export { type CreatePacketInput, createPacket } from './create-packet.ts';
export { type Declarations, getDeclarations, setDeclarations } from './declarations.ts';
export { getPacket, lockPacket } from './get-packet.ts';
export { type ListPacketsInput, listPackets, type PacketFilter } from './list-packets.ts';
export { type Packet, periodOf } from './packet.ts';
export { isOpen, OPEN_STATES, PACKET_STATES, type PacketState } from './packet-states.ts';
export { extendPacketTrail, readPacketTrail } from './packet-trail.ts';
export { recordAttempt } from './record-attempt.ts';
export { reopenPacket } from './reopen-packet.ts';
export { makeDashboardRoutes } from './routes/dashboard.ts';
export { createPacketBody, describePackets, packetBody } from './schemas.ts';
export { type PacketTables, packetSchema } from './tables.ts';

export const packetRoutes = [...packetResourceRoutes, ...declarationRoutes, ...trailRoutes];
