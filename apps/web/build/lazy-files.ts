/**
 * Stands in for what Vite puts around every `import()`: fetches the styles and scripts that the lazy file needs together
 * with it. A style that does not come fails the import, which can be made again.
 */
const links = new Map<string, Promise<void>>();

/** @param files Paths below the page's origin. */
export async function __vitePreload<T>(load: () => Promise<T>, files: string[] = []): Promise<T> {
  const [code] = await Promise.all([load(), ...files.map(linked)]);
  return code;
}

function linked(file: string): Promise<void> | undefined {
  const known = links.get(file) ?? link(file);
  links.set(file, known);
  // A script is waited for by the import itself.
  return file.endsWith('.css') ? known : undefined;
}

function link(file: string): Promise<void> {
  const element = document.createElement('link');
  const isStyle = file.endsWith('.css');
  element.rel = isStyle ? 'stylesheet' : 'modulepreload';
  element.href = `/${file}`;
  document.head.append(element);
  return new Promise((resolve, reject) => {
    element.onload = () => resolve();
    element.onerror = () => {
      element.remove();
      links.delete(file);
      if (isStyle) reject(new Error(`No style ${file}`));
    };
  });
}
