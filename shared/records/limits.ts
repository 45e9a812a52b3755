// Limits of documents and messages. Each is a product decision, and a test tries its boundary.

/** The largest update a connection may send in one frame, bytes. */
export const maxUpdateBytes = 64 * 1024
/** The largest first sync of a client that comes back with edits made offline, bytes. */
export const maxFirstSyncBytes = 1024 * 1024
/** The burst of first syncs of all connections of one member, bytes. A connection beyond it has to come back later. */
export const firstSyncBurstBytes = 4 * 1024 * 1024
/** The sustained rate of first syncs of one member, bytes a second. */
export const firstSyncBytesPerSecond = 64 * 1024
/** The largest document, bytes of its encoded state. */
export const maxDocumentBytes = 8 * 1024 * 1024
/** The most records in one document. */
export const maxDocumentRecords = 20_000
/** The most that one member's writes may take of a document, bytes: half, so that one of them does not fill it for all. */
export const maxShareBytes = maxDocumentBytes / 2
/** The most records of a document that one member may bring. */
export const maxShareRecords = maxDocumentRecords / 2
/** The most that members who came by one link may take of a document together, bytes: more than one member, and not all of it. */
export const maxLinkShareBytes = (maxDocumentBytes * 3) / 4
/** The most records of a document that members who came by one link may bring together. */
export const maxLinkShareRecords = (maxDocumentRecords * 3) / 4
/** What members who came by one link may take of a document also where others have filled it, bytes. */
export const minLinkShareBytes = maxDocumentBytes / 16
/** The records of a document that members who came by one link may bring also where others have filled it. */
export const minLinkShareRecords = maxDocumentRecords / 16
/** How much larger a document may grow by those least shares: eighteen links would have to work together to shut another one out. */
export const guestReserve = 1.125
/** How much larger a document may grow by what its hosts write, who must be able to clear up in one that others filled. */
export const hostReserve = 1.25
/** The largest awareness state, bytes of JSON. */
export const maxAwarenessBytes = 2 * 1024
/** The most awareness messages a connection may send in a second. */
export const awarenessPerSecond = 30
/** How many updates a connection may send in a burst; `SEAT_UPDATES_PER_SECOND` is the sustained rate. */
export const updateBurst = 200
/** The size of one update for that rate, bytes. A larger update counts as several. */
export const bytesOfOneUpdate = 1024
/** How often a second a connection may ask for the whole state or for all awareness, after a burst of ten. */
export const questionsPerSecond = 1
/** The most Yjs clients whose awareness one connection may send: its present one and earlier ones. */
export const maxShownClients = 4
/** The most connections that one member has open in a room: every tab takes one for each document. */
export const maxConnectionsOfMember = 120
/** The most Yjs clients that one member may bring to a room: every tab of every visit is one. */
export const maxClientsOfMember = 2_000
