import { html } from 'hono/html'
import * as limits from '#shared/records/limits.ts'
import { maxRoomMembers } from '#shared/rooms/member.ts'
import type { Html } from './schema-view.ts'

/** What each limit is about, and what happens beyond it. A limit that is missing here does not compile. */
const words = {
  maxUpdateBytes: ['One update', kib(limits.maxUpdateBytes), 'refused update-too-large'],
  maxFirstSyncBytes: [
    'The first sync of a client that returns with edits made offline',
    kib(limits.maxFirstSyncBytes),
    'refused update-too-large',
  ],
  firstSyncBurstBytes: [
    'First syncs of a member’s seats, all together, at once',
    kib(limits.firstSyncBurstBytes),
    'closed 4529',
  ],
  firstSyncBytesPerSecond: ['The same in a second after that', kib(limits.firstSyncBytesPerSecond), 'closed 4529'],
  maxDocumentBytes: ['One document, encoded', kib(limits.maxDocumentBytes), 'refused document-full; reading goes on'],
  maxDocumentRecords: [
    'Records in one document',
    count(limits.maxDocumentRecords),
    'refused document-full; reading goes on',
  ],
  maxAwarenessBytes: ['One awareness state, as JSON', kib(limits.maxAwarenessBytes), 'dropped'],
  awarenessPerSecond: ['Awareness messages of a seat in a second', count(limits.awarenessPerSecond), 'dropped'],
  updateBurst: [
    'Updates of a seat at once, before its rate counts',
    count(limits.updateBurst),
    'delayed, then closed 4529',
  ],
  bytesOfOneUpdate: [
    'Counts as one update; a larger one counts for as many as would hold it',
    kib(limits.bytesOfOneUpdate),
    'delayed, then closed 4529',
  ],
  questionsPerSecond: [
    'Questions of a seat for the whole state, or for everybody’s awareness, in a second',
    count(limits.questionsPerSecond),
    'delayed, then closed 4529',
  ],
  maxShownClients: ['Yjs clients whose awareness a seat shows', count(limits.maxShownClients), 'dropped'],
  maxSeatsOfMember: ['Seats of a member in a room at a time', count(limits.maxSeatsOfMember), 'closed 4529'],
  maxClientsOfMember: [
    'Yjs clients that a member brings to a room, ever',
    count(limits.maxClientsOfMember),
    'refused document-full; reading goes on',
  ],
} as const satisfies Record<keyof typeof limits, readonly [what: string, most: string, breach: string]>

/** The limits of documents and of what may be sent. */
export function limitsView(): Html {
  return html`<dl class="table limits">
    ${Object.values(words).map(([what, most, breach]) => row(what, most, breach))}
    ${row('Members of a room at a time', count(maxRoomMembers), 'refused room-full')}
  </dl>`
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
