// The desk at this moment: five figures, the stores, the people, and everybody who waits.
import { useTranslation } from 'react-i18next'
import type { DeskBoard } from '#shared/desk/figures.ts'
import { BoardOutline } from './board-outline.tsx'
import { PeopleTable } from './people-table.tsx'
import { Queue } from './queue.tsx'
import { StoreTable } from './store-table.tsx'
import { Strip } from './strip.tsx'
import { useBoard } from './use-board.ts'

export function LiveBoard() {
  const board = useBoard()
  if (!board) return <BoardOutline />
  return (
    <>
      <Strip board={board} />
      <div className="board-body">
        <div className="board-tables">
          <StoreTable board={board} />
          <PeopleTable board={board} />
          <PrivacyLine privacy={board.privacy} />
        </div>
        <Queue board={board} />
      </div>
    </>
  )
}

/** What is kept of staff, and how long. */
export function PrivacyLine({ privacy: { perPerson, names, keepDays } }: { privacy: DeskBoard['privacy'] }) {
  const { t } = useTranslation('board')
  const words = perPerson ? t(`privacy.${names}`, { count: keepDays }) : t('privacy.none', { count: keepDays })
  return <p className="board-privacy">{words}</p>
}
