// The photos and voice notes of a message or a pin.
import { Suspense, useState } from 'react'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import type { Attachment, Photo } from '#shared/files/attachment.ts'
import { useFile } from './file-urls.ts'
import { VoicePlayer } from './voice-player.tsx'
import './files.css'

const PhotoDialog = lazyPart(async () => (await import('./photo-dialog.tsx')).PhotoDialog)

interface AttachmentsProps {
  files: readonly Attachment[] | undefined
  /** Whose they are, for who cannot see them. */
  name: string
}

/** Photos with their place reserved, voice notes with their player, and how far they are sent. */
export function Attachments({ files, name }: AttachmentsProps) {
  if (!files) return null
  return (
    <div className="files">
      {files.map((file) => (
        <div key={file.id} className="file">
          {file.is === 'photo' ? <ShownPhoto photo={file} name={name} /> : <VoicePlayer note={file} name={name} />}
          <Progress id={file.id} />
        </div>
      ))}
    </div>
  )
}

function ShownPhoto({ photo, name }: { photo: Photo; name: string }) {
  const { t } = useTranslation('talk')
  const shown = useFile(photo.id)
  const [open, setOpen] = useState(false)
  const place = { '--photo-ratio': photo.width / photo.height } as CSSProperties
  if (shown.is === 'away' || shown.is === 'offline')
    return (
      <p className="centre photo photo-away" style={place}>
        {t(shown.is === 'away' ? 'photo.away' : 'photo.offline')}
      </p>
    )
  if (shown.is === 'loading')
    return <span className="photo skeleton" style={place} role="img" aria-label={t('photo.coming')} />
  return (
    <>
      <button type="button" className="photo" style={place} onClick={() => setOpen(true)}>
        <img src={shown.url} alt={t('photo.by', { name })} width={photo.width} height={photo.height} decoding="async" />
      </button>
      {open && (
        <Suspense fallback={null}>
          <PhotoDialog title={t('photo.by', { name })} url={shown.url} photo={photo} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** How far a file of this device is; nothing once the server has it. */
export function Progress({ id }: { id: string }) {
  const { t } = useTranslation('talk')
  const { t: why } = useTranslation('refusals')
  const { files } = useRoom()
  const sending = useObservable(files.sending).get(id)
  if (!sending) return null
  const { sent, bytes, refusal, delayed } = sending
  if (refusal)
    return (
      <p className="cluster file-refused" role="alert">
        <span>{t('file.notSent', { why: why(refusal.code) })}</span>
        <Button size="small" onClick={() => files.retry(id)}>
          {t('file.retry')}
        </Button>
      </p>
    )
  if (delayed)
    return (
      <p className="file-refused" role="status">
        {t('file.delayed', { why: why(delayed.code) })}
      </p>
    )
  return (
    <span className="file-progress">
      <progress max={bytes} value={sent} aria-label={t('file.sending')} />
    </span>
  )
}
