// Passkeys on the pages that let people in: without script those have passwords.
// A button stands in an element with data-passkey, which is hidden until then.

import { make, use } from "./passkey";

type Kind = "signin" | "stepup" | "join" | "register";

class Refused extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

async function send(address: string, body: unknown): Promise<any> {
  const r = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang }, body: JSON.stringify(body) });
  const answer = await r.json();
  if (!r.ok) throw new Refused(answer.code, answer.message);
  return answer;
}

async function go(kind: Kind, at: HTMLElement): Promise<void> {
  const door = `${at.dataset.base}/api/passkey/${kind}/`;
  let about = {};
  if (kind === "join") {
    const form = document.getElementById("join") as HTMLFormElement;
    for (const name of ["name", "email"]) {
      const input = form.elements.namedItem(name) as HTMLInputElement | null;
      if (input && input.type !== "hidden" && !input.reportValidity()) return;
    }
    const given = new FormData(form);
    about = { secret: given.get("secret"), name: given.get("name") ?? "", email: given.get("email") ?? "" };
  }
  const options = await send(door + "begin", about);
  const credential = kind === "join" || kind === "register" ? await make(options) : await use(options);
  await send(door + "finish", { credential });
  location.assign(at.dataset.next!);
}

function say(at: HTMLElement, message: string): void {
  let p = at.querySelector<HTMLElement>("[role=alert]");
  if (!p) {
    p = document.createElement("span");
    p.className = "wrong";
    p.setAttribute("role", "alert");
    at.append(p);
  }
  p.textContent = message;
}

if ("PublicKeyCredential" in window) {
  for (const at of document.querySelectorAll<HTMLElement>("[data-passkey]")) {
    const button = at.querySelector("button")!;
    at.hidden = false;
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        await go(at.dataset.passkey as Kind, at);
      } catch (e) {
        if (e instanceof Refused && e.code === "stepup" && at.dataset.step) location.assign(at.dataset.step);
        else say(at, e instanceof Refused && !["passkey", "signin"].includes(e.code) ? e.message : at.dataset.wrong!);
      }
      button.disabled = false;
    });
  }
}
