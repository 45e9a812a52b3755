// The photos and voice notes of what is being written.
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/ui/button.tsx'
import { CloseIcon } from '#client/ui/icons.tsx'
import { Progress } from './attachments.tsx'
import type { DraftFile } from './drafts.ts'
import { useFile } from './file-urls.ts'
import { VoicePlayer } from './voice-player.tsx'

interface ChosenFilesProps {
  files: readonly DraftFile[]
  /** How many photos are being made ready. */
  preparing: number
  onRemove: (id: string) => void
}

export function ChosenFiles({ files, preparing, onRemove }: ChosenFilesProps) {
  const { t } = useTranslation('talk')
  if (files.length + preparing === 0) return null
  return (
    <ul className="chosen-files" aria-label={t('file.chosen')}>
      {files.map(({ file, bytes }) => (
        <li key={file.id} className="chosen-file">
          <span className="chosen-thing">
            {file.is === 'photo' ? <Thumbnail id={file.id} /> : <VoicePlayer note={file} name={t('you')} />}
            <IconButton
              className="chosen-file-remove"
              size="small"
              label={t(file.is === 'photo' ? 'photo.remove' : 'voice.remove')}
              onClick={() => onRemove(file.id)}
            >
              <CloseIcon />
            </IconButton>
          </span>
          {file.is === 'photo' && <small>{t('photo.ready', { kilobytes: Math.ceil(bytes / 1000) })}</small>}
          <Progress id={file.id} />
        </li>
      ))}
      {preparing > 0 && (
        <li className="chosen-file">
          <span className="chosen-photo skeleton" role="status" aria-label={t('photo.preparing')} />
        </li>
      )}
    </ul>
  )
}

function Thumbnail({ id }: { id: string }) {
  const { t } = useTranslation('talk')
  const shown = useFile(id)
  return shown.is === 'here' ? (
    <img className="chosen-photo" src={shown.url} alt={t('photo.chosen')} />
  ) : (
    <span className="chosen-photo skeleton" />
  )
}
