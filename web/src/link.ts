// How changes reach the page: by a stream where streams pass, else by polling.
// Whichever it is, they are given on once each and in the order of seq.

/** Change is one event as docs/protocol.md has it; which members are there depends on its kind. */
export interface Change {
  event?: string; // the kind; only in /updates
  seq: number;
  epoch?: number; // head and reset
  post?: string;
  rev?: number;
  stamp?: string; // RFC 3339, UTC, to the minute
  order?: string;
  group?: { line: string; day: string; date?: string };
  updated?: { time: string; text: string };
  state?: string;
  html?: string;
  head?: string;
}

interface Answer {
  epoch: number;
  to: number;
  head: number;
  poll_ms: number;
  events: Change[];
}

/** Way is how the page is kept up to date at the moment. */
export type Way = "stream" | "poll" | "offline";

export interface Page {
  readonly base: string; // path of the page
  readonly epoch: number;
  seq: number; // of the last change applied
  ended(): boolean;
  apply(kind: string, c: Change): void;
  way(w: Way): void;
}

const second = 1000;
const minute = 60 * second;
const silence = 40 * second; // a head is due every 15 s
const firstWord = 12 * second; // a head is due at once; a proxy that holds back the stream holds it back for ever
const slow = minute; // between polls of an ended page

const random = (ms: number) => Math.random() * ms;

/** follow keeps p up to date until the document goes away. */
export function follow(p: Page): void {
  let stream: EventSource | null = null;
  let born = 0; // when the stream was asked for
  let beat = 0; // when it was last heard
  let heard = false; // this stream has passed an event
  let open = false; // the connection at hand has answered, and has passed nothing yet
  let misses = 0; // attempts of this stream in a row that passed nothing
  let brief = 0; // streams in a row that did not live long
  let retry = 0; // not before this time is another stream tried

  let asking = false;
  let timer = 0;
  let failed = 0; // polls in a row that failed
  let known = 0; // the highest seq heard of
  let poll = 5 * second;
  let halted = false; // the document is about to be loaded anew

  const id = () => p.epoch + ":" + p.seq;

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(catchUp, ms);
  };

  const apply = (kind: string, c: Change) => {
    if (c.seq <= p.seq) return;
    p.seq = c.seq;
    p.apply(kind, c);
  };

  // What we have can't be brought up to date event by event. Loading the page
  // helps once; if the cache still gives the old page, asking again and again
  // would only load the server. The entry of the session's history remembers,
  // since it outlives a reload and works where storage is refused.
  const reset = (epoch: number, seq: number) => {
    if (halted) return;
    const pair = epoch + ":" + seq;
    const past = history.state || {};
    hangUp();
    p.way("poll");
    if (past.reset === pair) {
      failed++;
      return;
    }
    const times = past.resets || 0;
    halted = true;
    window.setTimeout(() => {
      history.replaceState({ ...past, reset: pair, resets: times + 1 }, "");
      location.reload();
    }, random(second * 4 ** Math.min(times, 4)));
  };

  const hangUp = () => {
    if (stream) stream.close();
    stream = null;
  };

  const lost = () => {
    hangUp();
    const now = Date.now();
    brief = heard && now - born > minute ? 0 : brief + 1;
    retry = now + (heard ? brief * 10 * second : 2 * minute + random(2 * minute));
    later(random(second));
  };

  const connect = () => {
    if (stream || halted || p.ended()) return;
    const s = (stream = new EventSource(p.base + "/stream?after=" + id()));
    born = beat = Date.now();
    heard = open = false;
    misses = 0;
    for (const kind of ["put", "drop", "page", "skip", "reset", "head"]) {
      s.addEventListener(kind, (e) => {
        if (s !== stream) return;
        const { data, lastEventId } = e as MessageEvent<string>;
        beat = Date.now();
        heard = true;
        open = false;
        misses = failed = 0;
        p.way("stream");
        const c = JSON.parse(data) as Change;
        const epoch = c.epoch || parseInt(lastEventId);
        const own = kind === "head" || kind === "reset";
        if (epoch < p.epoch) return; // from a server that is behind us
        if (epoch > p.epoch || kind === "reset") {
          reset(epoch, c.seq);
          if (!halted) later(backOff());
        } else if (c.seq > p.seq + (own ? 0 : 1)) {
          known = Math.max(known, c.seq);
          catchUp();
        } else if (!own) {
          apply(kind, c);
          if (p.ended()) wake(false);
        } else well();
      });
    }
    s.onopen = () => {
      open = true;
      beat = Date.now();
    };
    s.onerror = () => {
      if (s !== stream) return;
      // A connection that answers and closes without a word is a full server's.
      if (s.readyState === 2 || open || ++misses > 2) lost();
    };
  };

  const well = () => {
    const past = history.state;
    if (past && past.resets) history.replaceState({ ...past, resets: 0 }, "");
  };

  const backOff = () => Math.min(2 * second * 2 ** failed, 5 * minute) * (0.5 + random(0.5));

  const ask = async (): Promise<Answer> => {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), 15 * second);
    try {
      const r = await fetch(p.base + "/updates?after=" + id(), { credentials: "omit", signal: stop.signal });
      if (!r.ok) throw r.status;
      return (await r.json()) as Answer;
    } finally {
      clearTimeout(late);
    }
  };

  const catchUp = async () => {
    if (asking || halted) return;
    asking = true;
    clearTimeout(timer);
    const outage = failed > 0;
    try {
      for (let from = -1; from < p.seq; ) {
        const a = await ask();
        poll = Math.max(a.poll_ms, second);
        from = p.seq;
        if (a.epoch < p.epoch) break;
        const r = a.events.find((c) => c.event === "reset");
        if (r || a.epoch > p.epoch) {
          reset(r && r.epoch ? r.epoch : a.epoch, r ? r.seq : a.head);
          if (!halted) throw 0;
          return;
        }
        for (const c of a.events) apply(c.event || "", c);
        p.seq = Math.max(p.seq, a.to || 0);
      }
      failed = 0;
      well();
      if (!stream) p.way("poll");
    } catch (e) {
      // Being sent back to a page that does not come is not being offline.
      if (e !== 0) {
        failed++;
        if (!stream) p.way("offline");
      }
    } finally {
      asking = false;
    }
    if (failed) later(backOff());
    else if (p.ended()) {
      hangUp();
      later(Math.max(poll, slow) + random(slow / 2));
    } else if (stream) {
      if (known > p.seq) later(poll);
    } else if (outage || Date.now() >= retry) connect();
    else later(poll + random(poll / 4));
  };

  // After sleep, a change of network or a while in the background the stream
  // may be dead without knowing it.
  const wake = (anew: boolean) => {
    const quiet = Date.now() - beat;
    if (anew || quiet > silence || p.ended()) {
      hangUp();
      retry = 0;
    }
    if (!stream || quiet > silence / 2) catchUp();
  };

  setInterval(() => {
    if (stream && Date.now() - beat > (heard ? silence : firstWord)) lost();
  }, 3 * second);
  addEventListener("online", () => wake(true));
  addEventListener("offline", () => p.way("offline"));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) wake(false);
  });
  // An open stream would keep the page out of the back-forward cache.
  addEventListener("pagehide", hangUp);
  addEventListener("pageshow", (e) => {
    if (e.persisted) wake(true);
  });

  if (p.ended()) later(random(5 * second));
  else connect();
}
