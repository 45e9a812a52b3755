// The last resort: an error while rendering shows a calm page instead of an empty one.
import { Component } from 'react'
import type { ReactNode } from 'react'
import { KindPage } from '#client/ui/kind-page.tsx'
import { Button } from '#client/ui/button.tsx'
import { word } from '#client/locales/words.ts'

/** Catches what a page throws while it is rendered or loaded. */
export class PageBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <KindPage
        title={word('app:broken.title')}
        action={
          <Button kind="solid" onClick={() => location.reload()}>
            {word('app:broken.again')}
          </Button>
        }
      >
        {word('app:broken.words')}
      </KindPage>
    )
  }
}
