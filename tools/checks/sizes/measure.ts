import ts from 'typescript';

/** A file or function with its length in lines. */
export interface Measured {
  name: string;
  lines: number;
}

/** Every function of a file that has a body of statements, named as well as its surroundings allow. */
export function functionsOf(path: string, source: string): Measured[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: Measured[] = [];
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body && ts.isBlock(node.body as ts.Node)) {
      const first = lineOf(node.getStart());
      found.push({ name: `${path}:${first + 1} ${nameOf(node)}`, lines: lineOf(node.end) - first + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText();
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const { parent } = node;
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
    ? parent.name.getText()
    : 'a function';
}

/** Lines of a text; a closing line break starts no further one. */
export function lineCount(source: string): number {
  return source.replace(/\n$/, '').split('\n').length;
}

/** The smallest length that at least 90 % of the measured do not exceed; 0 for none. */
export function percentile90(measured: Measured[]): number {
  const lengths = measured.map(({ lines }) => lines).sort((a, b) => a - b);
  return lengths[Math.ceil(lengths.length * 0.9) - 1] ?? 0;
}
