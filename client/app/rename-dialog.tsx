import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useRoomName } from '#client/rooms/room-name.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Field } from '#client/ui/field.tsx'
import { useRenaming } from '#client/rooms/use-renaming.ts'
import './title-dialog.css'

declare module '#client/rooms/destination.ts' {
  interface Destinations {
    /** The dialog that renames the room. */
    readonly 'room-name': object
  }
}

const maxTitleLength = 80

/** Gives the room another name. */
export function RenameDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('app')
  const { cart } = useRoom()
  const title = useRoomName()
  const rename = (wanted: string) => void cart.setFrame('title', wanted)
  const { words, setWords, onSubmit } = useRenaming(title, { rename, onDone: onClose })
  return (
    <Dialog title={t('rename')} size="small" onClose={onClose}>
      <form className="title-form" onSubmit={onSubmit}>
        <Field
          label={t('roomName')}
          value={words}
          maxLength={maxTitleLength}
          autoFocus
          onChange={(event) => setWords(event.target.value)}
        />
        <Button kind="solid" wide type="submit">
          {t('save')}
        </Button>
      </form>
    </Dialog>
  )
}
