import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button } from '#client/ui/button.tsx'
import { Field } from '#client/ui/field.tsx'
import { useLateFocus } from '#client/ui/use-late-focus.ts'
import { useRenaming } from '#client/rooms/use-renaming.ts'
import { maxNameLength } from '#shared/rooms/member.ts'
import { useAct } from './member-tools.tsx'

/** Changes what the others call this person. */
export function Rename({ name, onDone }: { name: string; onDone: () => void }) {
  const { t } = useTranslation('people')
  const { members } = useRoom()
  const act = useAct()
  const { words, setWords, onSubmit } = useRenaming(name, { rename: (wanted) => act(members.rename(wanted)), onDone })
  const field = useLateFocus<HTMLInputElement>()
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onDone()
  }
  return (
    <form className="row person-rename" onSubmit={onSubmit} onKeyDown={escape}>
      <Field
        bare
        label={t('yourName')}
        value={words}
        maxLength={maxNameLength}
        ref={field}
        autoComplete="nickname"
        onChange={(event) => setWords(event.target.value)}
      />
      <Button size="small" kind="solid" type="submit">
        {t('save')}
      </Button>
    </form>
  )
}
