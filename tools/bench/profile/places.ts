import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { workspaceRoot } from '../../runtime/workspace.ts';
import type { CallFrame, Place } from './summary.ts';

/** Finds what a bundle was made of, by the maps beside it; each is read once. */
export class Places {
  private readonly maps = new Map<string, SourceMap | undefined>();

  of({ url, lineNumber, columnNumber }: CallFrame): Place {
    if (!url.startsWith('file:')) return { file: url, line: lineNumber + 1 };
    const path = fileURLToPath(url);
    const entry = this.mapOf(path)?.findEntry(lineNumber, columnNumber);
    const file = entry && 'originalSource' in entry ? resolve(dirname(path), entry.originalSource) : path;
    const line = entry && 'originalLine' in entry ? entry.originalLine : lineNumber;
    return { file: relative(workspaceRoot, file), line: line + 1 };
  }

  private mapOf(path: string): SourceMap | undefined {
    if (!this.maps.has(path)) this.maps.set(path, read(`${path}.map`));
    return this.maps.get(path);
  }
}

function read(path: string): SourceMap | undefined {
  if (!existsSync(path)) return undefined;
  return new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload);
}
