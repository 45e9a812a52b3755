// The table of all record kinds: which roots a document has and what each of them holds. A new kind is one line here.
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
import type { RecordKind } from './record-kind.ts'

/** The kinds of each document, by root. */
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
} as const

/** The documents that every room has. */
export type DocumentName = keyof typeof recordTable
/** The roots of a document. */
export type RootOf<Name extends DocumentName> = keyof (typeof recordTable)[Name]
/** The value of a record under a root of a document. */
export type ValueOf<Name extends DocumentName, Root extends RootOf<Name>> = (typeof recordTable)[Name][Root] extends {
  readonly value: z.ZodMiniType<infer Value>
}
  ? Value
  : never
/** The event kinds of all record kinds. */
export type RecordEvents = { [Name in DocumentName]: (typeof recordTable)[Name][RootOf<Name>] }[DocumentName]['events']
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

/** The documents of a room, in the order they are opened. */
export const documentNames = Object.keys(recordTable) as readonly DocumentName[]

/** Whether a room has a document of that name. */
export function isDocumentName(name: string): name is DocumentName {
  return Object.hasOwn(recordTable, name)
}

/** The kind of the records under a root of a document; undefined if the document has no such root. */
export function kindOf(document: DocumentName, root: string): AnyRecordKind | undefined {
  const kinds: Readonly<Record<string, unknown>> = recordTable[document]
  // Each kind is typed by its own value; a kind that is looked up by name only has some value.
  return Object.hasOwn(kinds, root) ? (kinds[root] as AnyRecordKind) : undefined
}

/** The kinds of a document. */
export function kindsOf(document: DocumentName): readonly AnyRecordKind[] {
  return Object.values(recordTable[document]) as readonly AnyRecordKind[]
}
