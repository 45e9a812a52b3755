// What else can be done with a line. The menu itself is loaded when somebody first opens one.
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, wantedBy, whyNotMove, whyNotWant } from '#client/rooms/permissions.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useIsStoreOffered } from '#client/rooms/store-visits.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { DotsButton } from '#client/ui/dots-button.tsx'
import {
  CheckIcon,
  CloseIcon,
  CompareIcon,
  MinusIcon,
  NoteIcon,
  RenewIcon,
  StoreIcon,
  VoteIcon,
} from '#client/ui/icons.tsx'
import type { MenuAction } from '#client/ui/menu.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import type { LineView } from '#shared/cart/cart-view.ts'
import { writeNote } from './notes.tsx'
import { useMove, useTakeOut } from './take-out.ts'

const Menu = lazyPart(async () => (await import('#client/ui/menu.tsx')).Menu)

interface LineMenuProps {
  line: LineView
  title: string
}

/** The button of a line's menu; absent where nothing in it would be allowed. */
export function LineMenu({ line, title }: LineMenuProps) {
  const { t } = useTranslation('cart')
  const may = useMay()
  // Everybody who may speak may at least compare.
  if (!may.speak) return null
  return (
    <DotsButton
      size="small"
      className="line-more"
      label={t('menu', { title })}
      renderMenu={(opened) => <OpenMenu line={line} title={title} {...opened} />}
    />
  )
}

interface OpenMenuProps extends LineMenuProps {
  by: RefObject<HTMLButtonElement | null>
  onClose: () => void
}

/** What is in the menu is asked for only once it opens: a cart has many lines. */
function OpenMenu({ line, title, by, onClose }: OpenMenuProps) {
  const { t } = useTranslation('cart')
  const actions = [
    ...useMoves(line, title),
    ...useOwnActions(line, title),
    ...useGroupActions(line),
    ...useHostActions(line),
  ]
  return <Menu label={t('menu', { title })} by={by} actions={actions} onClose={onClose} />
}

const lanesToChoose = [
  { lane: 'decided', icon: <CheckIcon /> },
  { lane: 'considering', icon: <RenewIcon /> },
  { lane: 'rejected', icon: <CloseIcon /> },
] as const

function useMoves(line: LineView, title: string): MenuAction[] {
  const { t } = useTranslation('cart')
  const { cart } = useRoom()
  const move = useMove(line, title)
  return lanesToChoose
    .filter(({ lane }) => lane !== line.lane && whyNotMove(cart, line, lane) === undefined)
    .map(({ lane, icon }) => ({ id: lane, words: t(`moveTo.${lane}`), icon, run: () => move(lane) }))
}

function useOwnActions(line: LineView, title: string): MenuAction[] {
  const { t } = useTranslation('cart')
  const room = useRoom()
  const me = useObservable(room.me)
  const takeOut = useTakeOut(line, title)
  const actions: MenuAction[] = []
  if (room.cart.whyNot({ root: 'notes', key: `${line.id}/${me.id}`, before: undefined, after: '…' }) === undefined) {
    actions.push({ id: 'note', words: t('writeNote'), icon: <NoteIcon />, run: () => writeNote(line.id) })
  }
  if (wantedBy(line, me.id) > 0 && line.lane !== 'bought' && whyNotWant(room, line) === undefined) {
    actions.push({ id: 'out', words: t('takeMineOut'), icon: <MinusIcon />, run: takeOut })
  }
  return actions
}

/** What one line begins, and others are chosen for. */
function useGroupActions(line: LineView): MenuAction[] {
  const { t } = useTranslation('cart')
  const may = useMay()
  const navigation = useNavigation()
  const isOffered = useIsStoreOffered()
  const actions: MenuAction[] = []
  if (may.speak) {
    const run = () => navigation.go({ to: 'choosing', products: [line.productId] })
    actions.push({ id: 'compare', words: t('compareWith'), icon: <CompareIcon />, run })
  }
  if (may.speak && isOffered && navigation.leadsTo('ask-store')) {
    const { id: lineId, productId, variantId } = line
    const run = () => navigation.go({ to: 'ask-store', lineId, productId, variantId })
    actions.push({ id: 'ask-store', words: t('askStore'), icon: <StoreIcon />, run })
  }
  if (may.edit && line.lane !== 'bought') {
    actions.push({
      id: 'decide',
      words: t('decideWith'),
      icon: <VoteIcon />,
      run: () => navigation.go({ to: 'deciding', lines: [line.id] }),
    })
  }
  return actions
}

function useHostActions(line: LineView): MenuAction[] {
  const { t } = useTranslation('cart')
  const room = useRoom()
  const me = useObservable(room.me)
  if (me.role !== 'host' || line.lane === 'bought') return []
  return line.wants
    .filter(({ memberId }) => memberId !== me.id)
    .map(({ memberId }) => ({
      id: `clear-${memberId}`,
      words: t('clearWant', { name: nameOf(room, memberId, t('somebody')) }),
      icon: <MinusIcon />,
      run: () => void room.cart.clearWant(line.id, memberId),
    }))
}
