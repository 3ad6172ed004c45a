// What WebAuthn takes and gives as bytes is text in JSON.

function bytes(text: string): ArrayBuffer {
  const raw = atob(text.replace(/-/g, "+").replace(/_/g, "/"))
  return Uint8Array.from(raw, (c) => c.charCodeAt(0)).buffer
}

function text(data: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(data))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
}

/** make makes a passkey, as the server's options say. */
export async function make(options: any): Promise<unknown> {
  const o = options.publicKey
  o.challenge = bytes(o.challenge)
  o.user.id = bytes(o.user.id)
  for (const c of o.excludeCredentials ?? []) c.id = bytes(c.id)
  const made = (await navigator.credentials.create({ publicKey: o })) as PublicKeyCredential
  const r = made.response as AuthenticatorAttestationResponse
  return {
    id: made.id, rawId: text(made.rawId), type: made.type, clientExtensionResults: made.getClientExtensionResults(),
    response: { clientDataJSON: text(r.clientDataJSON), attestationObject: text(r.attestationObject), transports: r.getTransports?.() ?? [] },
  }
}

/** use asks for a passkey that there is. */
export async function use(options: any): Promise<unknown> {
  const o = options.publicKey
  o.challenge = bytes(o.challenge)
  for (const c of o.allowCredentials ?? []) c.id = bytes(c.id)
  const used = (await navigator.credentials.get({ publicKey: o })) as PublicKeyCredential
  const r = used.response as AuthenticatorAssertionResponse
  return {
    id: used.id, rawId: text(used.rawId), type: used.type, clientExtensionResults: used.getClientExtensionResults(),
    response: {
      clientDataJSON: text(r.clientDataJSON), authenticatorData: text(r.authenticatorData), signature: text(r.signature),
      userHandle: r.userHandle ? text(r.userHandle) : null,
    },
  }
}
