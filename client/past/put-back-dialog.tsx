// Putting the cart back: what it would change is said first, and afterwards what was put back and what was left.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { titleOf, variantOf, variantWords } from '#client/rooms/product-words.ts'
import { useProducts } from '#client/rooms/products.ts'
import type { Products } from '#client/rooms/products.ts'
import type { PastRoom, Room } from '#client/sdk/index.ts'
import type { Restored } from '#client/sdk/past-difference.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { notify } from '#client/ui/notices.tsx'
import { productIdOf } from '#shared/ids.ts'
import { useMomentWords } from './moment-words.ts'
import { putBackOf } from './put-back.ts'
import type { PutBack } from './put-back.ts'
import './put-back-dialog.css'

interface PutBackDialogProps {
  /** As it is now. */
  room: Room
  products: Products
  past: PastRoom
  onClose: () => void
  /** Leads to the cart as it is now. */
  onSee: () => void
}

/** See above. */
export function PutBackDialog({ room, products, past, onClose, onSee }: PutBackDialogProps) {
  const { t } = useTranslation('past')
  const { t: why } = useTranslation('refusals')
  const [restored, setRestored] = useState<Restored>()
  const [busy, setBusy] = useState(false)
  // As it was when this was opened: the list must not move under the finger.
  const [plan] = useState(() => putBackOf(past.difference(), room.me.get().id))
  const words = useMomentWords()
  const putBack = async () => {
    setBusy(true)
    const answer = await room.past.restore(past)
    setBusy(false)
    if (answer.ok) setRestored(answer.value)
    else notify(why(answer.refusal.code))
  }
  const undo = () => {
    const undone = room.undoing.undo()
    notify(undone.ok ? t('putBack.undone') : why(undone.refusal.code))
    onClose()
  }
  const foot = restored ? (
    <div className="put-back-acts">
      {restored.restored.length > 0 && <Button onClick={undo}>{t('putBack.undo')}</Button>}
      <Button kind="solid" onClick={onSee}>
        {t('putBack.see')}
      </Button>
    </div>
  ) : (
    <div className="put-back-acts">
      <Button onClick={onClose}>{plan.length === 0 ? t('putBack.ok') : t('putBack.cancel')}</Button>
      {plan.length > 0 && (
        <Button kind="solid" disabled={busy} onClick={() => void putBack()}>
          {busy ? t('putBack.doing') : t('putBack.do')}
        </Button>
      )}
    </div>
  )
  return (
    <Dialog title={t('putBack.title')} className="put-back" foot={foot} onClose={onClose}>
      {restored ? (
        <Result restored={restored} room={room} products={products} />
      ) : (
        <Plan plan={plan} when={words(past.at)} products={products} />
      )}
    </Dialog>
  )
}

function Plan({ plan, when, products }: { plan: readonly PutBack[]; when: string; products: Products }) {
  const { t } = useTranslation('past')
  const title = useTitles(
    products,
    plan.map(({ line }) => line),
  )
  if (plan.length === 0) return <p>{t('putBack.nothing')}</p>
  return (
    <>
      <p className="put-back-soft">{t('putBack.when', { when })}</p>
      <h3>{t('putBack.will')}</h3>
      <ul className="put-back-list">
        {plan.map((each) => (
          <li key={`${each.kind} ${each.line}`}>
            <b>
              <bdi>{title(each.line)}</bdi>
            </b>{' '}
            {each.kind === 'lane'
              ? t('putBack.lane', each)
              : each.kind === 'want'
                ? t('putBack.want', each)
                : t(`putBack.${each.kind}`)}
          </li>
        ))}
      </ul>
      <p className="put-back-soft">{t('putBack.safe')}</p>
    </>
  )
}

function Result({ restored: { restored, left }, products }: { restored: Restored; room: Room; products: Products }) {
  const { t } = useTranslation('past')
  const { t: whyNot } = useTranslation('refusals')
  const title = useTitles(
    products,
    left.map(({ key }) => key.split('/')[0] ?? ''),
  )
  return (
    <div role="status">
      <p className="put-back-done">{t('putBack.done', { count: restored.length })}</p>
      {left.length > 0 && (
        <>
          <h3>{t('putBack.left', { count: left.length })}</h3>
          <ul className="put-back-list">
            {left.map(({ document, root, key, why, refusal }) => (
              <li key={`${root} ${key}`}>
                {document === 'cart' && (
                  <b>
                    <bdi>{title(key.split('/')[0] ?? '')}</bdi>{' '}
                  </b>
                )}
                {why === 'not-allowed' && refusal ? whyNot(refusal.code) : t(`putBack.why.${why}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** A function that names lines. */
function useTitles(products: Products, lines: readonly string[]): (line: string) => string {
  useProducts(
    products,
    [...new Set(lines.map(productIdOf))].filter((id) => id !== ''),
  )
  return (line) => {
    const known = products.get(productIdOf(line))
    const words = variantWords(variantOf(known, line))
    const title = titleOf(known, productIdOf(line))
    return words === '' ? title : `${title} (${words})`
  }
}
