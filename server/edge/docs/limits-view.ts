import { html } from 'hono/html'
import * as limits from '#shared/records/limits.ts'
import { maxRoomMembers } from '#shared/rooms/member.ts'
import type { Html } from './schema-view.ts'

type Limit = keyof typeof limits

/** What each limit is about. A limit that is missing here does not compile. */
const words = {
  maxUpdateBytes: ['One update', 'refused `update-too-large`'],
  maxFirstSyncBytes: ['The first sync of a client that returns with edits made offline', 'refused `update-too-large`'],
  maxDocumentBytes: ['One document, encoded', 'refused `document-full`; reading goes on'],
  maxDocumentRecords: ['Records in one document', 'refused `document-full`; reading goes on'],
  maxAwarenessBytes: ['One awareness state, as JSON', 'dropped'],
  awarenessPerSecond: ['Awareness messages of a seat in a second', 'dropped'],
  updateBurst: ['Updates of a seat at once, before its rate counts', 'delayed, then closed 4529'],
} as const satisfies Record<Limit, readonly [what: string, breach: string]>

/** The limits of documents and of what may be sent. */
export function limitsView(): Html {
  const rows = Object.entries(words).map(([name, [what, breach]]) => row(what, amount(name as Limit), breach))
  return html`<dl class="table limits">
    ${rows} ${row('Members of a room at a time', maxRoomMembers.toLocaleString('en'), 'refused `room-full`')}
  </dl>`
}

function row(what: string, most: string, breach: string): Html {
  return html`<div>
    <dt>${what}</dt>
    <dd><b>${most}</b> <small>${breach.replaceAll('`', '')}</small></dd>
  </div>`
}

function amount(name: Limit): string {
  const value = limits[name]
  if (!name.endsWith('Bytes')) return value.toLocaleString('en')
  return value >= 1024 * 1024 ? `${value / 1024 / 1024} MiB` : `${value / 1024} KiB`
}
