// <stop-press page="https://live.example.org/storm">: the page in a frame that is
// as high as what it holds. What stands inside is shown until the frame is there,
// and where it can't be. If it is the page itself, put there by the host's
// server, it stays and is only kept up to date.

const own = document.currentScript as HTMLScriptElement | null;
const root = own && own.src ? own.src.replace(/embed\.js([?#].*)?$/, "") : "";

class StopPress extends HTMLElement {
  private frame: HTMLIFrameElement | null = null;

  connectedCallback(): void {
    // What it holds may not have been read yet.
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.begin(), { once: true });
    else this.begin();
  }

  disconnectedCallback(): void {
    removeEventListener("message", this.heard);
    if (this.frame) this.frame.remove();
    this.frame = null;
  }

  private begin(): void {
    if (this.frame || !this.isConnected) return;
    if (this.querySelector("[data-page]")) {
      if (!root || document.querySelector('script[src$="/host.js"]')) return;
      const script = document.createElement("script");
      script.src = root + "-/assets/0/host.js";
      script.crossOrigin = "anonymous";
      document.head.append(script);
      return;
    }
    let page: URL;
    try {
      page = new URL(this.getAttribute("page") || "");
    } catch {
      return; // what it holds says it all
    }
    if (!/^https?:$/.test(page.protocol)) return;
    page.pathname = page.pathname.replace(/\/$/, "") + "/embed";
    page.hash = "";
    const posts = this.getAttribute("posts");
    if (posts) page.searchParams.set("posts", posts);
    const f = (this.frame = document.createElement("iframe"));
    const link = this.querySelector("a");
    f.title = this.title || (link && link.textContent) || page.hostname;
    f.loading = "lazy";
    f.src = page.href;
    f.style.cssText = "display:block;width:100%;border:0;color-scheme:inherit;height:" + (parseInt(this.getAttribute("height") || "") || 600) + "px";
    addEventListener("message", this.heard);
    this.style.display = "block";
    this.append(f);
  }

  private heard = (e: MessageEvent): void => {
    const f = this.frame;
    if (!f || e.source !== f.contentWindow || !e.data || !e.data.stopPress) return;
    for (const c of [...this.children]) if (c !== f) (c as HTMLElement).hidden = true;
    for (const c of [...this.childNodes]) if (c.nodeType === 3) c.remove();
    if (!this.title && e.data.title) f.title = String(e.data.title);
    const most = parseInt(this.getAttribute("max-height") || "") || 50000;
    if (!this.hasAttribute("height") && e.data.height > 0) f.style.height = Math.min(Math.ceil(e.data.height), most) + "px";
  };
}

if (!customElements.get("stop-press")) customElements.define("stop-press", StopPress);
