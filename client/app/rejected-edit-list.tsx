// Rejected edits in words, by reason; what somebody wrote in them can be copied.
import { useTranslation } from 'react-i18next'
import type { RejectedEdit } from '#client/sdk/index.ts'
import { titleOf } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { CopyButton } from '#client/ui/copy-button.tsx'
import { productIdOf } from '#shared/ids.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import './rejected-edits.css'

/** The edits that a person would count: a new line without its quantity, a new thread without its first message. */
export function thingsIn(rejectedEdits: readonly RejectedEdit[]): readonly RejectedEdit[] {
  const all = rejectedEdits.map(({ edit }) => edit)
  return rejectedEdits.filter(({ edit }) => !all.some((other) => includes(other, edit)))
}

function includes(one: RecordEdit, other: RecordEdit): boolean {
  if (one.root === 'lines' && other.root === 'wants') return other.key.startsWith(`${one.key}/`)
  return one.root === 'messages' && other.root === 'threads' && one.key.startsWith(`${other.key}/`)
}

/** The list. @param known the reason that is said already. */
export function RejectedEditList({
  things,
  known,
}: {
  things: readonly RejectedEdit[]
  known?: RefusalCode | undefined
}) {
  const { t: why } = useTranslation('refusals')
  const codes = [...new Set(things.map(({ refusal }) => refusal.code))]
  return (
    // It may be longer than its place: then it moves, by keyboard too.
    <div className="not-kept-list" tabIndex={things.length > 3 ? 0 : undefined} role="group">
      {codes.map((code) => (
        <div key={code}>
          {code !== known && <p className="not-kept-why">{why(code)}</p>}
          <ul>
            {things
              .filter(({ refusal }) => refusal.code === code)
              .map(({ id, edit }) => (
                <Thing key={id} edit={edit} />
              ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function Thing({ edit }: { edit: RecordEdit }) {
  const text = textOf(edit)
  return (
    <li>
      <p dir="auto">
        <What edit={edit} text={text} />
      </p>
      {text !== '' && <CopyButton text={text} />}
    </li>
  )
}

const named = [
  'lines',
  'wants',
  'lanes',
  'notes',
  'opinions',
  'ballots',
  'frame',
  'threads',
  'messages',
  'reactions',
  'threadStates',
  'pins',
  'strokes',
  'comparisons',
  'links',
] as const

function What({ edit, text }: { edit: RecordEdit; text: string }) {
  const { t } = useTranslation('kept')
  const { root, key, after } = edit
  const known = named.find((one) => one === root)
  if (known === undefined) return t('what.other')
  if (after === undefined && known !== 'ballots') return t('what.removed')
  // A vote is stored with its decision, and is for a line.
  const line = known === 'ballots' ? (after as string | undefined) : key.split('/')[0]
  return <WhatOf root={known} id={line && productIdOf(line)} text={text} after={after} />
}

interface WhatOfProps {
  root: (typeof named)[number]
  id: string | undefined
  text: string
  after: unknown
}

function WhatOf({ root, id = '', text, after }: WhatOfProps) {
  const { t } = useTranslation('kept')
  const title = titleOf(useProduct(useOpenRoom().products, id), id)
  return t(`what.${root}`, {
    title: title || 'none',
    text,
    said: text === '' ? 'none' : 'some',
    count: typeof after === 'number' ? after : 0,
  })
}

/** Where records have what somebody wrote; of some it is the whole value. */
const written: Readonly<Record<string, string | undefined>> = {
  notes: undefined,
  frame: undefined,
  opinions: 'reason',
  messages: 'text',
  pins: 'text',
  links: 'url',
}

function textOf({ root, after }: RecordEdit): string {
  if (!Object.hasOwn(written, root)) return ''
  const field = written[root]
  const text = field === undefined ? after : (after as Readonly<Record<string, unknown>> | undefined)?.[field]
  return typeof text === 'string' ? text : ''
}
