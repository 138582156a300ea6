/** What Vite's manifest says of one chunk. */
export interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

/** The files that a page loads before it can draw: a chunk and all that it imports, statically, at any depth. */
export function loadedWith(manifest: Record<string, Chunk>, start: string): string[] {
  const seen = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    manifest[key]?.imports?.forEach(visit);
  };
  visit(start);
  return [...seen].map((key) => manifest[key]?.file).filter((file) => file?.endsWith('.js')) as string[];
}
