// Other words for one's own comment.
import { useTranslation } from 'react-i18next'
import { rewordedWords } from '#client/rooms/compose/allowed.ts'
import { RewordBox } from '#client/rooms/compose/reword-box.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { readOut } from '#client/ui/toasts.tsx'
import { maxPinLength } from '#shared/annotations/pin.ts'

export function Rewording({ pin, onDone }: { pin: string; onDone: () => void }) {
  const { t } = useTranslation('stage')
  const { annotations } = useRoom()
  const before = annotations.pins.get().find(({ id }) => id === pin)
  return (
    <RewordBox
      place={`reword.${pin}`}
      label={t('marks.editNote')}
      placeholder={t('marks.placeholder')}
      sendLabel={t('marks.saveChange')}
      words={{ text: before?.text ?? '', mayBeEmpty: before?.files !== undefined }}
      allows={rewordedWords}
      maxLength={maxPinLength}
      onSend={(text, { mentions }) => {
        const saved = annotations.repin(pin, text, mentions)
        if (saved.ok) readOut(t('marks.changed'))
        return saved
      }}
      onDone={onDone}
    />
  )
}
