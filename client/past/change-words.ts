import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import type { Room } from '#client/sdk/index.ts'
import { money } from '#client/ui/money.tsx'
import type { Change } from './changes.ts'

/** A function that puts a difference into words. @param room the room as it is now, which knows everybody. */
export function useChangeWords(room: Room): (change: Change) => string {
  const { t } = useTranslation('past')
  const name = (member: string) => nameOf(room, member, t('somebody'))
  return (change) => {
    switch (change.kind) {
      case 'moved':
        return t('changes.moved', { lane: change.lane })
      case 'price':
        return t('changes.price', { then: money(change.then), now: money(change.now) })
      case 'want':
        return t('changes.want', { name: name(change.member), then: change.then, now: change.now })
      case 'opinion':
        return t('changes.opinion', { name: name(change.member), now: change.now ?? 'none' })
      case 'note':
        return t('changes.note', { name: name(change.member), how: change.how })
      case 'added':
      case 'taken-out':
      case 'brought-back':
      case 'available':
      case 'soldOut':
        return t(`changes.${change.kind}`)
      default:
        return change satisfies never
    }
  }
}
