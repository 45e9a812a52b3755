import { html } from 'hono/html'
import { refusals } from '#shared/refusals.ts'
import type { Html } from './schema-view.ts'

/** Every "no" there is. */
export function refusalsView(): Html {
  return html`<dl class="table refusals">
    ${Object.entries(refusals).map(
      ([code, { status, sentence, retry, ...rest }]) =>
        html`<div id="${code}">
          <dt><code>${code}</code> <small>${status}${'close' in rest ? html` · closes ${rest.close}` : ''}</small></dt>
          <dd>${sentence} ${retry ? html`<small class="again">Can be retried.</small>` : ''}</dd>
        </div>`,
    )}
  </dl>`
}
