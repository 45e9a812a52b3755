// Limits of documents and of what may be sent. Each is a decision of the product, tried at its edge by a test.

/** The largest update a connection may send in one frame, bytes. */
export const maxUpdateBytes = 64 * 1024
/** The largest first sync of a client that comes back with edits made offline, bytes. */
export const maxFirstSyncBytes = 1024 * 1024
/** What the first syncs of a member's connections may be at once, all together, bytes: beyond it they come back later. */
export const firstSyncBurstBytes = 4 * 1024 * 1024
/** What they may be in a second after that, bytes. */
export const firstSyncBytesPerSecond = 64 * 1024
/** The largest document, bytes of its encoded state. */
export const maxDocumentBytes = 8 * 1024 * 1024
/** The most records in one document. */
export const maxDocumentRecords = 20_000
/** The largest awareness state, bytes of JSON. */
export const maxAwarenessBytes = 2 * 1024
/** The most awareness messages a connection may send in a second. */
export const awarenessPerSecond = 30
/** How many updates a seat may send at once before its rate counts; see `SEAT_UPDATES_PER_SECOND` for the rate. */
export const updateBurst = 200
/** What counts as one update towards that rate, bytes: a larger one counts for as many as would hold it. */
export const bytesOfOneUpdate = 1024
/** How often a connection may ask for the whole state or for everybody's awareness in a second, after ten at once. */
export const questionsPerSecond = 1
/** The most Yjs clients whose awareness one connection shows: its own, and those it had before. */
export const maxShownClients = 4
/** The most connections that one member has open in a room: every tab takes one for each document. */
export const maxConnectionsOfMember = 120
/** The most Yjs clients that one member may bring to a room: every tab of every visit is one. */
export const maxClientsOfMember = 2_000
