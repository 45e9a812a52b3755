// What one socket, or one member, may cost on the people channel. `/docs` lists every one.

/** The largest payload of one event, bytes. */
export const maxEventBytes = 64 * 1024

/** Commands are what a hand does: more than these come from a program that should slow down. */
export const commandsPerSecond = 10
/** Commands at once, before their rate counts. */
export const commandBurst = 30
/** The same for all devices of a member: a hand is at one or two of them. */
export const memberCommandsPerFiveSeconds = 100

/** Packets of any kind. Far more than a page sends, also when it opens: beyond it, refusing would be work as well. */
export const packetsPerSecond = 30
/** Packets at once, before their rate counts. */
export const packetBurst = 300

/** As a connection of the document channel: whoever has more waiting is cut off, and starts afresh. */
export const maxWaitingBytes = 4 * 1024 * 1024

/** The most sockets of one member: everything that concerns them is told to each. */
export const maxDevices = 120
