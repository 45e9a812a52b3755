// When a page has come to rest: what is not needed to see it waits for that, and then costs the first view nothing.

/** How long nothing must have come, milliseconds: longer than a poor phone takes from one file to asking for the next. */
const quietMs = 1_500
/** A page that never stops fetching has been seen by then, milliseconds after it has loaded. */
const longestMs = 8_000

let rest: Promise<void> | undefined

/** Resolves once the page has loaded, nothing more of it has come for a while, and the browser is idle. */
export function pageAtRest(): Promise<void> {
  return (rest ??= loaded().then(quiet).then(idle))
}

function loaded(): Promise<unknown> {
  if (document.readyState === 'complete') return Promise.resolve()
  return new Promise((done) => addEventListener('load', done, { once: true }))
}

function quiet(): Promise<void> {
  return new Promise((done) => {
    const enough = () => {
      observer.disconnect()
      clearTimeout(timer)
      clearTimeout(longest)
      done()
    }
    let timer = setTimeout(enough, quietMs)
    const longest = setTimeout(enough, longestMs)
    const observer = new PerformanceObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(enough, quietMs)
    })
    observer.observe({ type: 'resource' })
  })
}

function idle(): Promise<void> {
  return new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(() => done()))
}
