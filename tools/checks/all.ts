import { asvs } from './asvs.ts';
import type { Check } from './check.ts';
import { apiClient } from './client.ts';
import { dangerous } from './dangerous.ts';
import { examples } from './examples.ts';
import { format } from './format.ts';
import { leaks } from './leaks.ts';
import { links } from './links.ts';
import { plantedViolations } from './planted.ts';
import { sbom } from './sbom.ts';
import { accessMatrix, settings } from './settings.ts';
import { sizes } from './sizes.ts';
import { versions } from './versions.ts';
import { weight } from './weight.ts';
import { words } from './words.ts';

/** Every check by its short name. */
export const checks: Record<string, Check> = {
  format,
  sizes,
  versions,
  links,
  examples,
  settings,
  access: accessMatrix,
  words,
  asvs,
  dangerous,
  sbom,
  planted: plantedViolations,
  'api-client': apiClient,
  weight,
  leaks,
};
