// The metrics of a server, in Prometheus text.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** How one request went. `route` is the pattern and not the path, so that there are few of them. */
export interface ServedRequest {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly ms: number
}

/** The metrics of this process; other parts add theirs to `registry`. */
export interface Metrics {
  readonly registry: Registry
  requestServed(request: ServedRequest): void
}

/** A registry with the metrics of the process and of HTTP. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'tagalong_http_requests_total',
    help: 'HTTP requests answered.',
    labelNames: ['method', 'route', 'status'] as const,
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'tagalong_http_request_duration_seconds',
    help: 'Time from a request to its answer.',
    labelNames: ['method', 'route'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  return {
    registry,
    requestServed({ method, route, status, ms }) {
      requests.inc({ method, route, status: String(status) })
      durations.observe({ method, route }, ms / 1000)
    },
  }
}

/** Adds a gauge that is read at each scrape. */
export function addGauge(registry: Registry, name: string, help: string, read: () => number): void {
  const gauge = new Gauge({
    name,
    help,
    registers: [],
    collect() {
      this.set(read())
    },
  })
  registry.registerMetric(gauge)
}
