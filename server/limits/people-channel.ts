// The limits of one socket, and of one member, on the people channel. `/docs` lists all of them.

/** The largest payload of one event, bytes. */
export const maxEventBytes = 64 * 1024

/** A person sends commands by hand: a faster sender is a program that should slow down. */
export const commandsPerSecond = 10
/** Commands at once, before their rate counts. */
export const commandBurst = 30
/** The same for all devices of a member: a person uses one or two at a time. */
export const memberCommandsPerFiveSeconds = 100

/** Packets of any kind: far more than a page sends, even when it opens. Above this the socket is closed, for refusals cost work too. */
export const packetsPerSecond = 30
/** Packets at once, before their rate counts. */
export const packetBurst = 300

/** The same as on the document channel: a socket that falls further behind is closed and reconnects. */
export const maxWaitingBytes = 4 * 1024 * 1024

/** The most sockets of one member: each of them is sent every event of the member. */
export const maxDevices = 120
