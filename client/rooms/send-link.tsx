// A link to be sent by whatever means people use anyway: the device's own share sheet, a messenger, or copied.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { copyText } from '#client/ui/copy-text.ts'
import { CheckIcon, CopyIcon, ShareIcon } from '#client/ui/icons.tsx'
import { readOut } from '#client/ui/toasts.tsx'
import { messengers } from './messengers.ts'
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

/** The ways to send a link, and the link itself. */
export function SendLink({ url, label, words }: SendLinkProps) {
  const { t } = useTranslation('invite')
  const sharing = canShare()
  return (
    <div className="stack send-link">
      {sharing && (
        <Button
          kind="solid"
          size="large"
          wide
          disabled={url === undefined}
          icon={<ShareIcon />}
          onClick={() => url !== undefined && void share(url, words)}
        >
          {t('share')}
        </Button>
      )}
      <ul className="send-link-ways" aria-label={t('sendWith')}>
        {messengers.map(({ name, address }) => (
          <li key={name}>
            <a
              className="send-link-way"
              {...(url === undefined ? { 'aria-disabled': true } : { href: address(url, words) })}
              target="_blank"
              rel="noreferrer"
            >
              {t(`way.${name}`)}
            </a>
          </li>
        ))}
      </ul>
      <div className="send-link-copy">
        <input readOnly aria-label={label} value={url ?? ''} dir="ltr" onFocus={(event) => event.target.select()} />
        <CopyLink url={url} solid={!sharing} />
      </div>
    </div>
  )
}

function CopyLink({ url, solid }: { url: string | undefined; solid: boolean }) {
  const { t } = useTranslation('invite')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), confirmedMs)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (text: string) => {
    if (!(await copyLink(text))) return
    setCopied(true)
    readOut(t('copied'))
  }
  return (
    <Button
      kind={solid ? 'solid' : 'quiet'}
      disabled={url === undefined}
      icon={copied ? <CheckIcon /> : <CopyIcon />}
      onClick={() => url !== undefined && void copy(url)}
    >
      {copied ? t('copied') : t('copy')}
    </Button>
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

async function copyLink(url: string): Promise<boolean> {
  const isCopied = await copyText(url)
  // The link stands there, selected on focus, to be copied by hand.
  if (!isCopied) document.querySelector<HTMLInputElement>('.send-link input')?.focus()
  return isCopied
}
