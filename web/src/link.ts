// How changes reach the page: by a stream where streams pass, else by polling.
// Whichever it is, they are given on once each and in the order of seq.
//
// Of the tabs that show one page, one asks the server and tells the others what
// it hears: the one that holds the page's lock. docs/protocol.md has the rules.

/** Change is one event as docs/protocol.md has it; which members are there depends on its kind. */
export interface Change {
  event: string; // the kind
  seq: number;
  epoch?: number; // head and reset
  of?: number; // the epoch that it is of; ours, not the server's
  post?: string;
  rev?: number;
  stamp?: string; // RFC 3339, UTC, to the minute
  order?: string;
  group?: { line: string; day: string; date?: string; offset?: number };
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

const silence = 40000; // a head is due every 15 s, and the tab that asks speaks as often
const firstWord = 12000; // a head is due at once; a proxy that holds back the stream holds it back for ever
const slow = 60000; // between polls of an ended page
const most = 2; // the last of the places that streams have, in all tabs of an origin

const random = (ms: number) => Math.random() * ms;

/** past is what the entry of the session's history remembers: it outlives a reload, and works where storage is refused. */
export const past = () => history.state || {};
export const remember = (more: object) => history.replaceState({ ...past(), ...more }, "");

/**
 * follow keeps the page whose data- attributes are given up to date until the
 * document goes away: give gets each change, and show how they come.
 * data-seq is that of the last one; data-state is for give to set.
 */
export function follow(data: DOMStringMap, give: (c: Change) => void, show: (w: Way) => void): void {
  const base = data.base!; // path of the page
  const ours = +data.epoch!;
  let seq = +data.seq!;
  const ended = () => data.state === "ended";

  let stream: EventSource | null = null;
  let born = 0; // when the stream was asked for
  let beat = 0; // when it, or the tab that asks, was last heard
  let heard = false; // this stream has passed an event
  let open = false; // the connection at hand has answered, and has passed nothing yet
  let misses = 0; // attempts of this stream in a row that passed nothing
  let brief = 0; // streams in a row that did not live long
  let retry = 0; // not before this time is another stream tried

  let asking = false;
  let timer = 0;
  let failed = 0; // polls in a row that failed
  let until = 0; // not before this time is another poll wanted
  let known = 0; // a seq heard of that was more than the next
  let poll = 5000;
  let halted = false; // the document is about to be loaded anew

  const locks = navigator.locks; // not in an old browser, nor by http; where there are locks there are channels
  const name = "stoppress:";
  let lead = 0; // 0: another tab asks; 1: this one asks for itself; 2: and tells the others
  let channel: BroadcastChannel;
  let stop: AbortController; // of the page's lock, waited for or held
  let free = () => {}; // gives back the place among the streams
  let told = 0; // when the others were last told something
  let via: Way | undefined; // as the others were told

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(catchUp, ms);
  };

  const tell = (c: Change) => {
    if (lead < 2) return;
    told = Date.now();
    channel.postMessage([c, via]);
  };
  const beAt = () => via && tell({ event: "head", seq, epoch: ours, of: ours });
  const way = (w: Way) => {
    show((via = w));
    beAt();
  };

  const upTo = (n: number) => (data.seq = "" + (seq = n));
  const apply = (c: Change) => {
    if (c.seq <= seq) return;
    upTo(c.seq);
    give(c);
  };

  // What we have can't be brought up to date event by event. Loading the page
  // helps once; if the cache still gives the old page, asking again and again
  // would only load the server.
  const reset = (epoch: number, to: number) => {
    if (halted) return;
    const pair = epoch + ":" + to;
    hangUp();
    show("poll");
    if (past().reset === pair) {
      failed++;
      return;
    }
    const resets = past().resets || 0;
    halted = true;
    setTimeout(() => {
      remember({ reset: pair, resets: resets + 1 });
      location.reload();
    }, random(1000 * 4 ** Math.min(resets, 4)));
  };

  const well = () => past().resets && remember({ resets: 0 });

  const hangUp = () => {
    if (stream) stream.close();
    stream = null;
    free();
  };

  const lost = () => {
    hangUp();
    const now = Date.now();
    brief = heard && now - born > 60000 ? 0 : brief + 1;
    retry = now + (heard ? brief * 10000 : 120000 + random(120000));
    later(random(1000));
  };

  /** hear takes what a stream of this tab's own, or of another, has passed. */
  const hear = (c: Change, w: Way) => {
    beat = Date.now();
    show(w);
    const epoch = c.of!;
    const entry = !c.epoch;
    if (epoch < ours) return; // from a server that is behind us
    if (epoch > ours || c.event === "reset") {
      reset(epoch, c.seq);
      if (!halted) later(backOff());
    } else if (c.seq > seq + (entry ? 1 : 0)) {
      known = c.seq;
      catchUp();
    } else if (entry) {
      apply(c);
      if (lead && ended()) wake(false);
    } else well();
  };

  /** dial says whether it has begun a stream. */
  const dial = () => {
    if (!lead || stream || halted || ended()) return false;
    const s = (stream = new EventSource(base + "/stream?after=" + ours + ":" + seq));
    born = beat = Date.now();
    heard = open = false;
    misses = 0;
    for (const kind of ["put", "drop", "page", "skip", "reset", "head"]) {
      s.addEventListener(kind, (e) => {
        if (s !== stream) return;
        const { data, lastEventId } = e as MessageEvent<string>;
        const c = JSON.parse(data) as Change;
        c.event = kind;
        c.of = c.epoch || parseInt(lastEventId);
        heard = true;
        open = false;
        misses = failed = 0;
        via = "stream";
        if (kind !== "reset") tell(c); // which is of what this tab has
        hear(c, via);
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
    return true;
  };

  // A browser has six connections for an origin, and whatever else is asked for
  // must find one: of all its tabs no more than three stream, whatever the page.
  const connect = (place = most): unknown => {
    if (lead < 2) return dial();
    return locks.request(name + place, { ifAvailable: true }, (lock) => {
      if (!lock) return place ? connect(place - 1) : later(via ? poll + random(poll / 4) : 0);
      return dial() && new Promise<void>((done) => (free = done));
    });
  };

  const backOff = () => Math.min(2000 * 2 ** failed, 300000) * (0.5 + random(0.5));

  const ask = async (): Promise<Answer> => {
    const r = await fetch(base + "/updates?after=" + ours + ":" + seq, { credentials: "omit", signal: AbortSignal.timeout?.(15000) ?? null });
    if (r.ok) return (await r.json()) as Answer;
    until = Date.now() + Math.min(parseInt(r.headers.get("Retry-After")!) || 0, 600) * 1000;
    throw r.status;
  };

  const catchUp = async () => {
    if (asking || halted || Date.now() < until) return;
    asking = true;
    clearTimeout(timer);
    const outage = failed > 0;
    const say = (w: Way) => lead && !stream && way(w);
    try {
      for (let from = -1; from < seq; ) {
        const a = await ask();
        poll = Math.max(a.poll_ms, 1000);
        from = seq;
        if (a.epoch < ours) break;
        const r = a.events.find((c) => c.event === "reset");
        if (r || a.epoch > ours) {
          reset(r && r.epoch ? r.epoch : a.epoch, r ? r.seq : a.head);
          if (!halted) throw 0;
          return;
        }
        a.events.forEach(apply);
        upTo(Math.max(seq, a.to || 0));
      }
      failed = 0;
      well();
      say("poll");
    } catch (e) {
      // Being sent back to a page that does not come is not being offline.
      if (e !== 0) {
        failed++;
        say("offline");
      }
    } finally {
      asking = false;
    }
    if (failed) later(Math.max(until - Date.now(), 0) + backOff());
    else if (lead && ended()) {
      hangUp();
      later(Math.max(poll, slow) + random(slow / 2));
    } else if (stream || !lead) {
      if (known > seq) later(poll);
    } else if (outage || Date.now() >= retry) connect();
    else later(poll + random(poll / 4));
  };

  // After sleep, a change of network or a while in the background the stream
  // may be dead without knowing it.
  const wake = (anew: boolean) => {
    const quiet = Date.now() - beat;
    if (anew || quiet > silence || ended()) {
      hangUp();
      retry = 0;
    }
    if ((lead && !stream) || failed || ended() || quiet > silence / 2) catchUp();
  };

  const begin = (as: number) => {
    lead = as;
    if (ended()) later(random(5000));
    else connect();
    beAt();
  };

  // Waits for the page's lock; or takes it, from a tab that has fallen silent.
  const queue = (steal?: boolean) => {
    const { signal } = (stop = new AbortController());
    locks
      .request(name + base, steal ? { steal } : { signal }, () => {
        begin(2);
        return new Promise<unknown>((done) => (signal.onabort = done));
      })
      .catch(() => {
        if (signal.aborted) return;
        if (!lead) return begin(1); // refused: a frame without an origin
        hangUp();
        lead = 0;
        clearTimeout(timer);
        queue();
      });
  };

  const join = () => {
    retry = 0;
    if (!locks) return begin(1);
    beat = Date.now();
    channel = new BroadcastChannel(name + base);
    channel.onmessage = ({ data }) => {
      if (lead < 2) data && hear(...(data as Parameters<typeof hear>));
      else if (!data) beAt();
    };
    channel.postMessage(0); // to be told how things stand
    queue();
  };

  setInterval(() => {
    const now = Date.now();
    if (!lead) {
      // In the background one may be as silent as the other.
      if (!document.hidden && now - beat > silence) {
        beat = now;
        stop.abort();
        queue(true);
      }
    } else if (stream && now - beat > (heard ? silence : firstWord)) lost();
    else if (now - told > 15000) beAt();
  }, 3000);
  addEventListener("online", () => wake(true));
  addEventListener("offline", () => way("offline"));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) wake(false);
  });
  // An open stream would keep the page out of the back-forward cache, as would
  // a lock or a channel.
  addEventListener("pagehide", () => {
    lead = 0;
    hangUp();
    clearTimeout(timer);
    if (!locks) return;
    stop.abort();
    channel.close();
  });
  addEventListener("pageshow", (e) => {
    if (e.persisted) join();
  });

  join();
}
