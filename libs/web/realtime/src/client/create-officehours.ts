import { Engine } from './engine';
import type { Officehours } from './officehours';
import { browserPlatform, type OfficehoursOptions, type Platform } from './options';

/** Makes a person's client. It does nothing until `start`. */
export function createOfficehours(options: OfficehoursOptions, platform?: Partial<Platform>): Officehours {
  return new Engine(options, { ...browserPlatform(), ...platform });
}
