// Whom to ask who is not in the room: a name is enough for a link.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { LineField } from '#client/ui/line-field.tsx'
import { tidyLine } from '#shared/names/line.ts'
import { maxNameLength } from '#shared/rooms/member.ts'

/** @param named what was said before. */
export function SomebodyNew({ named, onNamed }: { named: string; onNamed: (name: string) => void }) {
  const { t } = useTranslation('answers')
  const [name, setName] = useState(named)
  const tidy = tidyLine(name)
  return (
    <form
      className="stack link-new"
      onSubmit={(event) => {
        event.preventDefault()
        if (tidy !== '') onNamed(tidy)
      }}
    >
      <LineField label={t('newName')} value={name} maxLength={maxNameLength} onValue={setName} />
      <Button kind="solid" type="submit" disabled={tidy === ''}>
        {t('makeLink')}
      </Button>
    </form>
  )
}
