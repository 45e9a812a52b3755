import { Dialog } from '#client/ui/dialog.tsx'
import type { Photo } from '#shared/files/attachment.ts'

interface PhotoDialogProps {
  title: string
  url: string
  photo: Photo
  onClose: () => void
}

/** A photo as large as the window. */
export function PhotoDialog({ title, url, photo, onClose }: PhotoDialogProps) {
  return (
    <Dialog title={title} size="large" onClose={onClose}>
      <img className="photo-large" src={url} alt={title} width={photo.width} height={photo.height} />
    </Dialog>
  )
}
