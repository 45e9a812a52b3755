import { html } from 'hono/html'
import * as limits from '#shared/records/limits.ts'
import { maxRoomMembers } from '#shared/rooms/member.ts'
import * as peopleLimits from '../../limits/people-channel.ts'
import type { Html } from './schema-view.ts'

type Words = readonly [what: string, most: string, breach: string]

/** What each limit is about, and what happens beyond it. A limit that is missing here does not compile. */
const words = {
  maxUpdateBytes: ['One update', kib(limits.maxUpdateBytes), 'refused update-too-large'],
  maxFirstSyncBytes: [
    'The first sync of a client that returns with edits made offline',
    kib(limits.maxFirstSyncBytes),
    'refused update-too-large',
  ],
  firstSyncBurstBytes: [
    'First syncs of all connections of a member together, at once',
    kib(limits.firstSyncBurstBytes),
    'closed 4529',
  ],
  firstSyncBytesPerSecond: ['The same in a second after that', kib(limits.firstSyncBytesPerSecond), 'closed 4529'],
  maxDocumentBytes: ['One document, encoded', kib(limits.maxDocumentBytes), 'refused document-full; reading goes on'],
  maxShareBytes: [
    'What one member may write into a document',
    kib(limits.maxShareBytes),
    'refused document-full; deleting always fits',
  ],
  maxShareRecords: [
    'Records one member may bring into a document',
    count(limits.maxShareRecords),
    'refused document-full; deleting always fits',
  ],
  maxLinkShareBytes: [
    'What members who came by one link may write into a document together',
    kib(limits.maxLinkShareBytes),
    'refused document-full; deleting always fits',
  ],
  maxLinkShareRecords: [
    'Records that members who came by one link may bring into a document together',
    count(limits.maxLinkShareRecords),
    'refused document-full; deleting always fits',
  ],
  minLinkShareBytes: [
    'The same, even if the document is full',
    kib(limits.minLinkShareBytes),
    'refused document-full; deleting always fits',
  ],
  minLinkShareRecords: [
    'Records that members who came by one link may bring even if the document is full',
    count(limits.minLinkShareRecords),
    'refused document-full; deleting always fits',
  ],
  guestReserve: [
    'How many times as large a document may become by that',
    count(limits.guestReserve),
    'refused document-full',
  ],
  hostReserve: [
    'How many times as large a document may become by what its hosts write',
    count(limits.hostReserve),
    'refused document-full',
  ],
  maxDocumentRecords: [
    'Records in one document',
    count(limits.maxDocumentRecords),
    'refused document-full; reading goes on',
  ],
  maxAwarenessBytes: ['One awareness state, as JSON', kib(limits.maxAwarenessBytes), 'dropped'],
  awarenessPerSecond: ['Awareness messages of a connection in a second', count(limits.awarenessPerSecond), 'dropped'],
  updateBurst: [
    'Updates of a connection at once, before its rate counts',
    count(limits.updateBurst),
    'delayed, then closed 4529',
  ],
  bytesOfOneUpdate: [
    'Counts as one update; a larger one counts for as many as would hold it',
    kib(limits.bytesOfOneUpdate),
    'delayed, then closed 4529',
  ],
  questionsPerSecond: [
    'Requests of a connection for the whole state, or for all awareness states, in a second',
    count(limits.questionsPerSecond),
    'delayed, then closed 4529',
  ],
  maxShownClients: ['Yjs clients whose awareness one connection may set', count(limits.maxShownClients), 'dropped'],
  maxConnectionsOfMember: [
    'Connections of a member to a room at a time',
    count(limits.maxConnectionsOfMember),
    'closed 4529',
  ],
  maxClientsOfMember: [
    'Yjs clients that a member brings to a room, ever',
    count(limits.maxClientsOfMember),
    'refused document-full; reading goes on',
  ],
} as const satisfies Record<keyof typeof limits, Words>

/** The same for the people channel. */
const peopleWords = {
  maxEventBytes: ['One event of a client', kib(peopleLimits.maxEventBytes), 'closed'],
  commandsPerSecond: [
    'Commands of a socket in a second',
    count(peopleLimits.commandsPerSecond),
    'refused too-many-requests',
  ],
  commandBurst: [
    'Commands of a socket at once, before its rate counts',
    count(peopleLimits.commandBurst),
    'refused too-many-requests',
  ],
  memberCommandsPerFiveSeconds: [
    'Commands of all sockets of a member in five seconds',
    count(peopleLimits.memberCommandsPerFiveSeconds),
    'refused too-many-requests',
  ],
  packetsPerSecond: ['Packets of any kind of a connection in a second', count(peopleLimits.packetsPerSecond), 'closed'],
  packetBurst: ['Packets of a connection at once, before its rate counts', count(peopleLimits.packetBurst), 'closed'],
  maxWaitingBytes: ['Bytes that wait for a connection to take them', kib(peopleLimits.maxWaitingBytes), 'closed'],
  maxDevices: ['Sockets of a member at a time', count(peopleLimits.maxDevices), 'the one that comes is closed'],
} as const satisfies Record<keyof typeof peopleLimits, Words>

/** The limits of documents, of the people channel, and of what may be sent. */
export function limitsView(): Html {
  return html`<dl class="table limits">
      ${Object.values(words).map(([what, most, breach]) => row(what, most, breach))}
      ${row('Members of a room at a time', count(maxRoomMembers), 'refused room-full')}
    </dl>
    <h3 id="people-limits">On the people channel</h3>
    <dl class="table limits">${Object.values(peopleWords).map(([what, most, breach]) => row(what, most, breach))}</dl>`
}

function row(what: string, most: string, breach: string): Html {
  return html`<div>
    <dt>${what}</dt>
    <dd><b>${most}</b> <small>${breach}</small></dd>
  </div>`
}

function count(value: number): string {
  return value.toLocaleString('en')
}

function kib(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MiB` : `${bytes / 1024} KiB`
}
