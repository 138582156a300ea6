/** Who may ever see a secret: the people of a school, those who were in a room at the time, or one person. */
export type Owner =
  | { of: 'school'; school: number }
  | { of: 'room'; room: string }
  | { of: 'message'; room: string; seq: number }
  | { of: 'person'; person: string };

const CANARY = /cn-\d+-nc/g;
const ID = /\b[0-9a-f]{24}\b/g;

/** Every secret of the run: words that are planted in texts, names and titles, and the ids of what belongs to somebody. */
export class Secrets {
  private readonly owners = new Map<string, Owner>();
  private planted = 0;

  /** A word that stands nowhere else; whose it is may be said later, when that is known. */
  word(owner?: Owner): string {
    this.planted += 1;
    const word = `cn-${this.planted}-nc`;
    if (owner) this.belongs(word, owner);
    return word;
  }

  get count(): number {
    return this.owners.size;
  }

  belongs(secret: string, owner: Owner): void {
    this.owners.set(secret, owner);
  }

  /** Any secret whose owner is such a one. */
  find(isOf: (owner: Owner) => boolean): string | undefined {
    for (const [secret, owner] of this.owners) if (isOf(owner)) return secret;
    return undefined;
  }

  ownerOf(secret: string): Owner | undefined {
    return this.owners.get(secret);
  }

  /** The canaries and the ids in a text, each once. Ids that belong to nobody say nothing. */
  in(text: string): string[] {
    const ids = (text.match(ID) ?? []).filter((id) => this.owners.has(id));
    return [...new Set([...(text.match(CANARY) ?? []), ...ids])];
  }
}
