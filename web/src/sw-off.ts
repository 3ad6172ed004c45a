// What a server serves in the place of sw.ts when browsers are to keep nothing:
// it drops what is kept and takes itself off.

interface Waiting extends Event {
  waitUntil(p: Promise<unknown>): void;
}
declare const registration: ServiceWorkerRegistration;
declare function skipWaiting(): Promise<void>;

addEventListener("install", () => void skipWaiting());
addEventListener("activate", (e) => {
  const ours = "stoppress " + new URL(registration.scope).pathname + " ";
  const end = async () => {
    for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
    await registration.unregister();
  };
  (e as Waiting).waitUntil(end());
});

export {};
