// Gives a question to somebody who is on.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { BoardPeople } from '#shared/desk/figures.ts'
import { useOpenDesk } from '../desk-context.ts'
import { StaffFace } from '../staff-face.tsx'

interface ReassignDialogProps {
  /** Of the question. */
  id: string
  /** Of the asker, where that is known here. */
  name?: string
  onClose: () => void
}

export function ReassignDialog({ id, name, onClose }: ReassignDialogProps) {
  const { t } = useTranslation('board')
  const { t: because } = useTranslation('refusals')
  const { board } = useOpenDesk()
  const [people, setPeople] = useState<BoardPeople['people']>()
  const [isGiving, setGiving] = useState(false)
  useEffect(() => {
    void board.people().then((found) => setPeople(found.ok ? found.value.people : []))
  }, [board])
  const give = async (to: BoardPeople['people'][number]) => {
    setGiving(true)
    const given = await board.reassign(id, to.id)
    setGiving(false)
    if (!given.ok) return toast(because(given.refusal.code))
    toast(t('given', { who: to.name }))
    return onClose()
  }
  return (
    <Dialog title={name === undefined ? t('giveTitle') : t('giveOf', { name })} size="small" onClose={onClose}>
      <div className="stack board-give">
        <p>{t('giveWords')}</p>
        {people?.length === 0 && <p>{t('nobodyOn')}</p>}
        <ul className="stack">
          {people?.map((one) => (
            <li key={one.id} className="row board-give-person">
              <StaffFace member={{ name: one.name, picture: null }} />
              <span>
                <b>
                  <bdi>{one.name}</bdi>
                </b>
                <small>{[one.store ?? t('allStores'), t('free', { count: one.free })].join(' · ')}</small>
              </span>
              <Button
                size="small"
                disabled={isGiving}
                aria-label={t('giveTo', { who: one.name })}
                onClick={() => void give(one)}
              >
                {t('give')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
