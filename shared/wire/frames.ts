// Message types of the document channel. 0–3 are y-websocket's; 8 is ours, and only clients that connect with `ack=1` get it.

/** y-protocols/sync. */
export const messageSync = 0
/** y-protocols/awareness. */
export const messageAwareness = 1
/** y-protocols/auth: why something was refused. */
export const messageAuth = 2
/** A client asks for everybody's awareness. */
export const messageQueryAwareness = 3
/** `[8, varuint n]`: the first n updates of this connection are durable. */
export const messageSaved = 8

/** Inside `messageSync`: a state vector, answered with `syncStep2`. */
export const syncStep1 = 0
/** Inside `messageSync`: everything the state vector lacked. */
export const syncStep2 = 1
/** Inside `messageSync`: one update. */
export const syncUpdate = 2
