import { consolePacketRoutes } from './routes/console-packets.ts';
import { declarationRoutes } from './routes/declarations.ts';
import { packetResourceRoutes } from './routes/packets.ts';
import { trailRoutes } from './routes/trail.ts';

export { changePacketState, stateDiffers } from './change-packet-state.ts';
export { createPacket } from './create-packet.ts';
export { type Declarations, getDeclarations, setDeclarations } from './declarations.ts';
export { getPacket, lockPacket } from './get-packet.ts';
export { listPackets } from './list-packets.ts';
export { type Packet, periodOf } from './packet.ts';
export { ENDED_STATES, isOpen, PACKET_STATES, type PacketState } from './packet-states.ts';
export { extendPacketTrail, readPacketTrail } from './packet-trail.ts';
export { recordAttempt } from './record-attempt.ts';
export { reopenPacket } from './reopen-packet.ts';
export { makeDashboardRoutes, type ReadCredits } from './routes/dashboard.ts';
export { createPacketBody, declarationsBody, describePackets, packetBody } from './schemas.ts';
export { type PacketTables, packetSchema } from './tables.ts';

export const packetRoutes = [...packetResourceRoutes, ...declarationRoutes, ...trailRoutes, ...consolePacketRoutes];
