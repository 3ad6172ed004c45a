// Two texts compared word by word, as the readers' history of a post does.

/** Run is a piece of a text: kept, taken away or put in. */
export type Run = ["" | "-" | "+", string]

// Words of one text times words of the other, after what they begin and end with
// alike is set aside. Above it the texts stand one after the other.
const most = 4 << 20

/** words cuts a text before each word, so that joining them gives it back. */
const words = (s: string) => s.match(/[^\s]*\s*/g)!.filter(Boolean)

export function compare(was: string, is: string): Run[] {
  const a = words(was)
  const b = words(is)
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const runs: Run[] = []
  const add = (kind: Run[0], ...ws: string[]) => {
    const text = ws.join("")
    if (!text) return
    const last = runs[runs.length - 1]
    if (last && last[0] === kind) last[1] += text
    else runs.push([kind, text])
  }
  for (let i = 0; i < head; i++) add("", a[i]!)
  const x = a.slice(head, a.length - tail)
  const y = b.slice(head, b.length - tail)
  if (x.length * y.length > most) {
    add("-", x.join(""))
    add("+", y.join(""))
  } else {
    // n[i * wide + j] is how many words x[i:] and y[j:] have in common, in order.
    const wide = y.length + 1
    const n = new Int32Array((x.length + 1) * wide)
    for (let i = x.length - 1; i >= 0; i--)
      for (let j = y.length - 1; j >= 0; j--) n[i * wide + j] = x[i] === y[j] ? n[(i + 1) * wide + j + 1]! + 1 : Math.max(n[(i + 1) * wide + j]!, n[i * wide + j + 1]!)
    let i = 0
    let j = 0
    while (i < x.length && j < y.length) {
      if (x[i] === y[j]) {
        add("", x[i]!)
        i++
        j++
      } else if (n[(i + 1) * wide + j]! >= n[i * wide + j + 1]!) add("-", x[i++]!)
      else add("+", y[j++]!)
    }
    add("-", x.slice(i).join(""))
    add("+", y.slice(j).join(""))
  }
  add("", a.slice(a.length - tail).join(""))
  return runs
}
