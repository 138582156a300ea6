import type { Attachment } from '@officehours/contracts';
import {
  File,
  FileArchive,
  FileCode,
  FileMusic,
  FileSpreadsheet,
  FileText,
  FileVideo,
  Image,
  Presentation,
} from 'lucide-react';
import { createElement } from 'react';

const BY_ENDING: [endings: string, Icon: typeof File][] = [
  ['zip', FileArchive],
  ['xlsx ods csv tsv', FileSpreadsheet],
  ['pptx odp', Presentation],
  ['pdf docx odt txt md tex log', FileText],
  ['py ipynb r m jl java kt c h cpp hpp cs go rs sql hs ml json yaml yml toml bib', FileCode],
];
const BY_KIND = { image: Image, audio: FileMusic, video: FileVideo } as const;

/** The ending of a file's name, in capitals as people say it; empty where there is none. */
export function endingOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/iu.exec(name)?.[1]?.toUpperCase() ?? '';
}

/** What kind of file it is, at a glance; its words say so too. */
export function FileIcon({ file, size = 22 }: { file: Pick<Attachment, 'kind' | 'name'>; size?: number }) {
  return createElement(iconOf(file), { size, 'aria-hidden': true });
}

function iconOf({ kind, name }: Pick<Attachment, 'kind' | 'name'>): typeof File {
  if (kind !== 'file') return BY_KIND[kind];
  const ending = endingOf(name).toLowerCase();
  return BY_ENDING.find(([endings]) => endings.split(' ').includes(ending))?.[1] ?? File;
}
