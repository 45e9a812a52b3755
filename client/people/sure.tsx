// Asks once more before somebody is taken out, leaves, or deletes what they wrote.
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberView, RemoveOptions } from '#client/sdk/index.ts'
import { Button } from '#client/ui/button.tsx'
import { useLateFocus } from '#client/ui/use-late-focus.ts'

interface SureProps {
  question: string
  /** The word on the button that does it. */
  yes: string
  onYes: () => void
  onNo: () => void
  children?: ReactNode
}

/** A question with two buttons; the focus goes to the one that does nothing. */
export function Sure({ question, yes, onYes, onNo, children }: SureProps) {
  const { t } = useTranslation('people')
  const no = useLateFocus<HTMLButtonElement>()
  return (
    <div className="cluster person-sure" role="group" aria-label={question}>
      <p>{question}</p>
      {children}
      <Button size="small" ref={no} onClick={onNo}>
        {t('no')}
      </Button>
      <Button size="small" kind="danger" onClick={onYes}>
        {yes}
      </Button>
    </div>
  )
}

interface RemovingProps {
  member: MemberView
  onYes: (options: RemoveOptions) => void
  onNo: () => void
}

/** Taking another member out: their link ends with it, unless the host wants it otherwise. */
export function SureToRemove({ member, onYes, onNo }: RemovingProps) {
  const { t } = useTranslation('people')
  const [endsLinks, setEndsLinks] = useState(true)
  const [withRecords, setWithRecords] = useState(false)
  const remove = () => onYes({ keepLinks: !endsLinks, withRecords })
  return (
    <Sure question={t('removeSure', { name: member.name })} yes={t('remove')} onYes={remove} onNo={onNo}>
      <Choice words={t('removeLinks')} isOn={endsLinks} onChange={setEndsLinks} />
      <Choice words={t('removeRecords')} isOn={withRecords} onChange={setWithRecords} />
    </Sure>
  )
}

function Choice({ words, isOn, onChange }: { words: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="row person-choice">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span>{words}</span>
    </label>
  )
}
