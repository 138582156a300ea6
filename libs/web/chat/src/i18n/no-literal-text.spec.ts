import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../../../../..');
const places = ['libs/web/chat/src', 'libs/web/ui/src', 'apps/web/src'];
// Made-up people and conversations, seen by developers only.
const isDevelopersOnly = (file: string): boolean => /\/(?:gallery|testing)\/|\.spec\.tsx$/u.test(file);
const SPOKEN_ATTRIBUTES = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label']);
const hasWords = (text: string): boolean => /\p{L}{2,}/u.test(text);

/** Words in the markup of a component, or in an attribute that is read out, that did not come from the catalogue. */
function literalWords(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasWords(node.text)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && SPOKEN_ATTRIBUTES.has(node.name.getText()) && node.initializer) {
      if (ts.isStringLiteral(node.initializer) && hasWords(node.initializer.text))
        found.push(node.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('components', () => {
  const files = places.flatMap((place) =>
    readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => join(root, place, file)),
  );

  it.each(files.filter((file) => !isDevelopersOnly(file)).map((file) => file.slice(root.length + 1)))(
    'take every word from the catalogue: %s',
    (file) => {
      expect(literalWords(join(root, file))).toEqual([]);
    },
  );
});
