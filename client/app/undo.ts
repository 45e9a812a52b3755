// Undo and redo in words: what a step was about, and what came of taking it back.
import { useTranslation } from 'react-i18next'
import { titleOf } from '#client/rooms/product-words.ts'
import type { Products } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import type { Step } from '#client/sdk/index.ts'
import { toast } from '#client/ui/toasts.tsx'
import { productIdOf } from '#shared/ids.ts'

/** The roots a step may have changed, the most important first: a step that adds a line also wants one of it. */
const roots = [
  'lines',
  'lanes',
  'wants',
  'notes',
  'opinions',
  'frame',
  'ballots',
  'pins',
  'strokes',
  'comparisons',
  'messages',
  'reactions',
  'threadStates',
] as const
/** Kinds whose key begins with a line or product. */
const aboutProducts: readonly string[] = ['lines', 'lanes', 'wants', 'notes', 'opinions']

type Words = ReturnType<typeof useTranslation<'app'>>['t']

/** A function that takes the last step back, or does it again, and says which it was. */
export function useStep(): (way: 'undo' | 'redo') => void {
  const { t } = useTranslation('app')
  const { t: why } = useTranslation('refusals')
  const { room, products } = useOpenRoom()
  const step = (way: 'undo' | 'redo') => {
    const done = room.undoManager[way]()
    if (!done.ok) return toast(why(done.refusal.code))
    if (!done.value) return toast(t(way === 'undo' ? 'undo.nothing' : 'undo.nothingAgain'))
    const what = aboutStep(done.value, t, products)
    if (way === 'redo') return toast(t('undo.redone', { what }))
    return toast(t('undo.undone', { what }), { label: t('undo.again'), run: () => step('redo') })
  }
  return step
}

/** What a step was about, such as "adding Ridge boot". */
export function aboutStep({ origin: edits }: Step, t: Words, products: Products): string {
  const root = roots.find((one) => edits.some((edit) => edit.root === one))
  const edit = edits.find((one) => one.root === root)
  if (root === undefined || !edit) return t('undo.about.other')
  const id = productIdOf(edit.key.split('/')[0] ?? '')
  const title = aboutProducts.includes(root) ? titleOf(products.get(id), id) : ''
  return t(`undo.about.${root}`, { title })
}
