// A port of its own for `/metrics`, which a firewall can keep inside.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { MetricsAnswers } from './http/metrics-answer.ts'
import type { Settings } from './settings.ts'
import { StartProblem } from './storage/start-problem.ts'

/** A scraper that takes longer than this is cut off. */
const timeoutMs = 10_000

/** Listens where METRICS_PORT is set. @throws StartProblem where the port cannot be used. */
export async function openMetricsServer(
  metrics: MetricsAnswers,
  { HOST, METRICS_PORT: port }: Pick<Settings, 'HOST' | 'METRICS_PORT'>,
): Promise<Server | undefined> {
  if (port === undefined) return undefined
  const http = createServer({ requestTimeout: timeoutMs, headersTimeout: timeoutMs })
  http.on('request', (request, response) => {
    answer(metrics, request, response).catch(() => response.destroy())
  })
  try {
    await once(http.listen(port, HOST), 'listening')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const sentence = `Port ${port} on ${HOST} cannot be used (${code}): set METRICS_PORT to a free one.`
    throw new StartProblem(sentence, { cause })
  }
  return http
}

async function answer(metrics: MetricsAnswers, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isScrape = request.method === 'GET' && request.url === '/metrics'
  const { authorization, 'accept-encoding': acceptEncoding } = request.headers
  const answered = isScrape
    ? await metrics.answer({ authorization, acceptEncoding: String(acceptEncoding ?? '') })
    : undefined
  if (answered) response.writeHead(200, answered.headers).end(answered.body)
  else response.writeHead(isScrape ? 401 : 404).end()
}
