// One stream of events for all windows of a browser that one account has open: a
// browser opens few connections to one server. One of them holds it and passes on
// what it hears; when it closes, or is silent, another takes it up. Where windows
// can't tell each other, each has its own, and none while nobody looks at it.

/** Heard is what a window is told. */
export interface Heard {
  event(type: string, data: any): void
  open(): void // the stream is there; what was missed comes as "reset"
  lost(): void
}

const kinds = ["reset", "page", "draft", "notes", "presence", "session"]
const beat = 15_000 // how often the others hear that there is a stream
const silence = 50_000 // after which one that is looked at takes it up

type Told = { ask: true } | { type: string; data: any } | { open: boolean }

export class Stream {
  private source: EventSource | null = null
  private wait = 1000 // before the next try
  private timer: ReturnType<typeof setTimeout> | undefined
  private away: ReturnType<typeof setTimeout> | undefined
  private channel: BroadcastChannel | null = null
  private leads = false
  private up = false // the stream, here or where it is held
  private last = 0 // when the one that holds it was heard
  private there = new Map<string, any>() // by page, who is there: of one that joins late
  private begun = false

  constructor(
    private readonly name: string,
    private readonly address: string,
    private readonly on: Heard,
  ) {}

  /** listen begins, or looks whether the stream is still there. */
  listen() {
    if (!this.begun) {
      this.begun = true
      document.addEventListener("visibilitychange", () => this.look())
      if (navigator.locks && "BroadcastChannel" in window) {
        this.channel = new BroadcastChannel(this.name)
        this.channel.onmessage = (e) => this.told(e.data as Told)
        setInterval(() => this.beat(), beat)
        this.last = Date.now()
        this.queue(false)
      }
    }
    if (!this.channel || this.leads) this.dial()
    else this.tell({ ask: true })
  }

  private queue(steal: boolean) {
    navigator.locks
      .request(this.name, steal ? { steal } : {}, () => {
        this.leads = true
        this.dial()
        return new Promise<void>(() => {}) // as long as the window is there
      })
      .catch(() => {
        if (!this.leads) {
          // No locks here after all: a stream of its own.
          this.channel?.close()
          this.channel = null
          return this.dial()
        }
        // Taken by another, which took this one for gone.
        this.leads = false
        this.hangUp()
        this.last = Date.now()
        this.queue(false)
      })
  }

  private tell(what: Told) {
    this.channel?.postMessage(what)
  }

  private told(d: Told) {
    if ("ask" in d) {
      if (!this.leads) return
      if (!this.source || this.source.readyState === EventSource.CLOSED) return this.dial()
      this.tell({ open: this.up })
      for (const data of this.there.values()) this.tell({ type: "presence", data })
      return
    }
    if (this.leads) return
    this.last = Date.now()
    if ("type" in d) return this.on.event(d.type, d.data)
    if (d.open && !this.up) {
      this.up = true
      this.on.open()
      this.on.event("reset", {}) // whatever was said before this window heard it
    } else if (!d.open && this.up) {
      this.up = false
      this.on.lost()
    }
  }

  private beat() {
    if (this.leads) this.tell({ open: this.up })
    else if (document.visibilityState === "visible" && Date.now() - this.last > silence) {
      this.last = Date.now()
      this.queue(true)
    }
  }

  private look() {
    clearTimeout(this.away)
    if (document.visibilityState === "visible") {
      this.last = Date.now()
      if (!this.channel || this.leads) {
        if (!this.source || this.source.readyState === EventSource.CLOSED) this.dial()
      } else this.tell({ ask: true })
    } else if (!this.channel) this.away = setTimeout(() => (this.hangUp(), this.fell()), 60_000)
  }

  private hangUp() {
    clearTimeout(this.timer)
    this.source?.close()
    this.source = null
    this.there.clear()
  }

  private fell() {
    this.up = false
    this.tell({ open: false })
    this.on.lost()
  }

  private dial() {
    this.hangUp()
    const s = (this.source = new EventSource(this.address))
    s.onopen = () => {
      this.wait = 1000
      this.up = true
      this.tell({ open: true })
      this.on.open()
    }
    s.onerror = () => {
      if (s !== this.source) return
      this.fell()
      if (s.readyState !== EventSource.CLOSED) return
      this.wait = Math.min(this.wait * 2, 30_000)
      this.timer = setTimeout(() => this.dial(), this.wait)
    }
    for (const type of kinds)
      s.addEventListener(type, (e) => {
        let data: any = {}
        try {
          data = JSON.parse((e as MessageEvent).data)
        } catch {
          // Nothing is said with it.
        }
        if (type === "presence") this.there.set(data.page, data)
        this.tell({ type, data })
        if (type === "session") {
          this.hangUp()
          this.up = false
        }
        this.on.event(type, data)
      })
  }
}
