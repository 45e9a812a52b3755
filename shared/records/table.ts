// The table of all record kinds: which roots each kind of document has and what they hold. A new kind of record is one line here.
import type * as z from 'zod/mini'
import { comparisonKind } from '../annotations/comparison.ts'
import { linkKind } from '../annotations/link.ts'
import { messageKind } from '../annotations/message.ts'
import { pinKind } from '../annotations/pin.ts'
import { reactionKind } from '../annotations/reaction.ts'
import { strokeKind } from '../annotations/stroke.ts'
import { threadStateKind } from '../annotations/thread-state.ts'
import { threadKind } from '../annotations/thread.ts'
import { frameKind } from '../cart/frame.ts'
import { laneKind } from '../cart/lane.ts'
import { lineKind } from '../cart/line.ts'
import { noteKind } from '../cart/note.ts'
import { opinionKind } from '../cart/opinion.ts'
import { quoteKind } from '../cart/quote.ts'
import { wantKind } from '../cart/want.ts'
import { ballotKind } from '../decisions/ballot.ts'
import { decisionKind } from '../decisions/decision.ts'
import { outcomeKind } from '../decisions/outcome.ts'
import { turnoutKind } from '../decisions/turnout.ts'
import { doneKind } from '../rooms/done.ts'
import { memberKind } from '../rooms/member.ts'
import { proposalStateKind } from '../visits/proposal-state.ts'
import { proposalKind } from '../visits/proposal.ts'
import { visitMessageKind } from '../visits/visit-message.ts'
import { visitSummaryKind } from '../visits/visit-summary.ts'
import type { RecordKind } from './record-kind.ts'

/** The record kinds of each kind of document, by root. */
export const recordTable = {
  cart: {
    lines: lineKind,
    wants: wantKind,
    lanes: laneKind,
    notes: noteKind,
    opinions: opinionKind,
    frame: frameKind,
    quotes: quoteKind,
    members: memberKind,
    done: doneKind,
    decisions: decisionKind,
    ballots: ballotKind,
    turnouts: turnoutKind,
    outcomes: outcomeKind,
  },
  annotations: {
    threads: threadKind,
    threadStates: threadStateKind,
    messages: messageKind,
    reactions: reactionKind,
    pins: pinKind,
    strokes: strokeKind,
    comparisons: comparisonKind,
    links: linkKind,
  },
  visit: {
    messages: visitMessageKind,
    proposals: proposalKind,
    proposalStates: proposalStateKind,
    summaries: visitSummaryKind,
  },
} as const

/** The kinds of documents. */
export type DocumentKind = keyof typeof recordTable
/** The documents that every room has. */
export type RoomDocumentName = Exclude<DocumentKind, 'visit'>
/** The document of an associate’s visit. */
export type VisitDocumentName = `visit-${string}`
/** A document of a room. */
export type DocumentName = RoomDocumentName | VisitDocumentName
/** The record kinds of a document, by root. */
type TableOf<Name extends DocumentName> = (typeof recordTable)[Name extends VisitDocumentName ? 'visit' : Name]
/** The roots of a document. */
export type RootOf<Name extends DocumentName> = keyof TableOf<Name>
/** The value of a record under a root of a document. */
export type ValueOf<Name extends DocumentName, Root extends RootOf<Name>> = TableOf<Name>[Root] extends {
  readonly value: z.ZodMiniType<infer Value>
}
  ? Value
  : never
/** The event kinds of all record kinds. */
export type RecordEvents = {
  [Kind in DocumentKind]: (typeof recordTable)[Kind][keyof (typeof recordTable)[Kind]]
}[DocumentKind]['events']
/** Any kind of the table, as a look-up by name returns it. */
export type AnyRecordKind = RecordKind<unknown, Merged<RecordEvents>>
/** Several tables as one: a union becomes an intersection. */
export type Merged<Tables> = (Tables extends unknown ? (one: Tables) => void : never) extends (all: infer All) => void
  ? All
  : never
/** The records of a document, by root and key. */
export interface RecordsOf<Name extends DocumentName> {
  records<Root extends RootOf<Name>>(root: Root): ReadonlyMap<string, ValueOf<Name, Root>>
}

/** The kinds of documents. */
export const documentKinds = Object.keys(recordTable) as readonly DocumentKind[]
/** The documents that every room has, in the order they are opened. */
export const documentNames = documentKinds.filter((kind): kind is RoomDocumentName => kind !== 'visit')

const visitName = /^visit-[A-Za-z0-9_-]{1,100}$/

/** Whether it is the name of a visit’s document. */
export function isVisitDocument(name: string): name is VisitDocumentName {
  return visitName.test(name)
}

/** Whether a document of a room may have that name. */
export function isDocumentName(name: string): name is DocumentName {
  return isVisitDocument(name) || documentNames.some((known) => known === name)
}

/** The kind of a document. */
export function kindOfDocument(name: DocumentName): DocumentKind {
  return isVisitDocument(name) ? 'visit' : name
}

/** The kind of the records under a root of a document; undefined if the document has no such root. */
export function kindOf(document: DocumentName, root: string): AnyRecordKind | undefined {
  const kinds: Readonly<Record<string, unknown>> = recordTable[kindOfDocument(document)]
  // Each kind is typed by its own value; a kind that is looked up by name only has some value.
  return Object.hasOwn(kinds, root) ? (kinds[root] as AnyRecordKind) : undefined
}

/** The record kinds of a document. */
export function kindsOf(document: DocumentName): readonly AnyRecordKind[] {
  return kindsIn(kindOfDocument(document))
}

/** The record kinds of a kind of document. */
export function kindsIn(kind: DocumentKind): readonly AnyRecordKind[] {
  return Object.values(recordTable[kind]) as readonly AnyRecordKind[]
}
