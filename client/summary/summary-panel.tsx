// The dialog with the room's summary, to be read, saved and sent.
import { useTranslation } from 'react-i18next'
import { copyText } from '#client/ui/copy-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { CopyIcon, ShareIcon } from '#client/ui/icons.tsx'
import { FileIcon, PrintIcon } from '#client/ui/lazy-icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { paperHtml } from './paper-html.ts'
import { PaperSheet } from './paper-sheet.tsx'
import { paperText } from './paper-text.ts'
import type { Paper } from './paper.ts'
import { maySend, sendPaper } from './send.ts'
import { saveFile } from '#client/ui/save-file.ts'
import { usePaper } from './use-paper.ts'
import './summary-panel.css'

declare module '#client/rooms/destination.ts' {
  interface Destinations {
    /** The summary of the room. */
    readonly summary: object
  }
}

/** The dialog of the summary. */
export function SummaryPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('summary')
  const paper = usePaper()
  return (
    <Dialog title={t('title')} className="summary-panel" onClose={onClose} foot={<Sending paper={paper} />}>
      <PaperSheet paper={paper} />
    </Dialog>
  )
}

function Sending({ paper }: { paper: Paper }) {
  const { t } = useTranslation('summary')
  const copy = async () => toast((await copyText(paperText(paper))) ? t('copied') : t('notCopied'))
  const file = () => fileOf(paper)
  return (
    <div className="summary-sending" role="group" aria-label={t('actions')}>
      {maySend() && (
        <Button
          kind="solid"
          icon={<ShareIcon />}
          onClick={() => void sendPaper({ title: paper.title, text: paperText(paper), file: file() })}
        >
          {t('share')}
        </Button>
      )}
      <Button kind={maySend() ? 'quiet' : 'solid'} icon={<CopyIcon />} onClick={() => void copy()}>
        {t('copy')}
      </Button>
      <Button icon={<PrintIcon />} onClick={() => print()}>
        {t('print')}
      </Button>
      <Button
        icon={<FileIcon />}
        onClick={() => {
          saveFile(file())
          toast(t('kept'))
        }}
      >
        {t('keep')}
      </Button>
    </div>
  )
}

function fileOf(paper: Paper): File {
  // Keeps letters of any script; replaces characters with a meaning in file systems.
  const name = paper.title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '')
  return new File([paperHtml(paper, location.origin)], `${name === '' ? 'tagalong' : name}.html`, { type: 'text/html' })
}
