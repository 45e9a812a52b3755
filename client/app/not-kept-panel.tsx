// What the server would not take: said plainly, with the reason, until the person has seen it.
import { useTranslation } from 'react-i18next'
import type { NotKept } from '#client/sdk/index.ts'
import { titleOf } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom, useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { Button } from '#client/ui/button.tsx'
import { productIdOf } from '#shared/ids.ts'
import './not-kept-panel.css'

/** Nothing while everything was kept. */
export function NotKeptPanel() {
  const { t } = useTranslation('app')
  const room = useRoom()
  const notKept = useWatched(room.notKept)
  if (notKept.length === 0) return null
  return (
    <section className="not-kept" role="alert" aria-labelledby="not-kept-title">
      <h2 id="not-kept-title">{t('notKept.title', { count: notKept.length })}</h2>
      <ul>
        {notKept.map((one) => (
          <Row key={one.id} notKept={one} onSeen={() => room.dismiss(one.id)} />
        ))}
      </ul>
    </section>
  )
}

function Row({ notKept, onSeen }: { notKept: NotKept; onSeen: () => void }) {
  const { t } = useTranslation('app')
  const { t: why } = useTranslation('refusals')
  return (
    <li>
      <p>
        <b>
          <What notKept={notKept} />
        </b>{' '}
        {why(notKept.refusal.code)}
      </p>
      <Button size="small" onClick={onSeen}>
        {t('notKept.seen')}
      </Button>
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
  'pins',
  'messages',
  'strokes',
  'comparisons',
] as const
/** Of these, what was to be kept can only be told where it is there. */
const written: readonly string[] = ['notes', 'pins', 'messages', 'strokes', 'comparisons']

function What({ notKept: { edit } }: { notKept: NotKept }) {
  const { t } = useTranslation('app')
  const root = named.find((one) => one === edit.root)
  if (root === undefined || (edit.after === undefined && written.includes(root))) return t('notKept.what.other')
  // A vote is kept by its decision, and is for a line.
  const line = root === 'ballots' ? (edit.after as string | undefined) : edit.key.split('/')[0]
  return <WhatOf root={root} id={line && productIdOf(line)} after={edit.after} />
}

function WhatOf({ root, id = '', after }: { root: (typeof named)[number]; id: string | undefined; after: unknown }) {
  const { t } = useTranslation('app')
  const title = titleOf(useProduct(useOpenRoom().products, id), id)
  return t(`notKept.what.${root}`, {
    title: title || 'none',
    text: textOf(after),
    count: typeof after === 'number' ? after : 0,
  })
}

/** What was written: a note on a line is its words, other records have them. */
function textOf(after: unknown): string {
  const text = typeof after === 'object' && after !== null && 'text' in after ? after.text : after
  return typeof text === 'string' ? text : ''
}
