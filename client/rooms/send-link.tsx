// A link to be sent by whatever means people use anyway.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { CheckIcon, CopyIcon, ShareIcon } from '#client/ui/icons.tsx'
import { readOut } from '#client/ui/toasts.tsx'
import './send-link.css'

const confirmedMs = 2_500

interface SendLinkProps {
  /** Undefined as long as it is being made. */
  url: string | undefined
  /** What the link is, read out beside it. */
  label: string
  /** What goes along with it in a messenger. */
  words: string
}

/** The link itself, with the buttons that share and copy it. */
export function SendLink({ url, label, words }: SendLinkProps) {
  const { t } = useTranslation('invite')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), confirmedMs)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (text: string) => {
    if (!(await copyText(text))) return
    setCopied(true)
    readOut(t('copied'))
  }
  return (
    <div className="stack send-link">
      <input readOnly aria-label={label} value={url ?? ''} dir="ltr" onFocus={(event) => event.target.select()} />
      {canShare() && (
        <Button
          kind="solid"
          wide
          disabled={url === undefined}
          icon={<ShareIcon />}
          onClick={() => url !== undefined && void share(url, words)}
        >
          {t('share')}
        </Button>
      )}
      <Button
        kind={canShare() ? 'quiet' : 'solid'}
        wide
        disabled={url === undefined}
        icon={copied ? <CheckIcon /> : <CopyIcon />}
        onClick={() => url !== undefined && void copy(url)}
      >
        {copied ? t('copied') : t('copy')}
      </Button>
      <p className="send-link-hint">{t('scan')}</p>
    </div>
  )
}

function canShare(): boolean {
  return typeof navigator.share === 'function'
}

async function share(url: string, text: string): Promise<void> {
  try {
    await navigator.share({ url, text })
  } catch {
    // Closed without choosing: nothing to say.
  }
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // The link stands there, selected on focus, to be copied by hand.
    document.querySelector<HTMLInputElement>('.send-link input')?.focus()
    return false
  }
}
