import { readdirSync } from 'node:fs';
import { extname } from 'node:path';
import type { NextFunction, Request, Response } from 'express';

/** What the browser calls a form, and how its files end; the smaller first. */
const FORMS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Turns a request for a file of `folder` to the form that was compressed when it was built, where the browser takes it. */
export function compressedAssets(folder: string) {
  const files = new Set(readdirSync(folder).map((name) => `/${name}`));
  return (request: Request, response: Response, next: NextFunction): void => {
    const path = request.path;
    const form = FORMS.find(([name, ending]) => files.has(path + ending) && request.acceptsEncodings(name));
    if (form) {
      response.type(extname(path));
      response.setHeader('Content-Encoding', form[0]);
      response.vary('Accept-Encoding');
      request.url = path + form[1];
    }
    next();
  };
}
