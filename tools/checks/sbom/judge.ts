import type { Bom, Component } from '../../sbom/bom.ts';
import type { Manifest } from '../versions/lockfile.ts';

/** What is wrong with the shape of a CycloneDX 1.5 document, as its schema has it. */
export function malformed(bom: Partial<Bom>): string[] {
  const { components = [], dependencies = [] } = bom;
  const root = bom.metadata?.component?.['bom-ref'] ?? '';
  const refs = [root, ...components.map((component) => component['bom-ref'])];
  const isUnknown = (ref: string) => !refs.includes(ref);
  return [
    ...(bom.bomFormat === 'CycloneDX' && bom.specVersion === '1.5' ? [] : ['it is not CycloneDX 1.5']),
    ...(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(bom.serialNumber ?? '')
      ? []
      : ['it has no serial number']),
    ...components
      .filter(isPartial)
      .map((component) => `${component['bom-ref']}: lacks a name, version, address or hash`),
    ...refs.filter((ref, at) => refs.indexOf(ref) !== at).map((ref) => `${ref}: is there twice`),
    ...dependencies
      .flatMap(({ ref, dependsOn }) => [ref, ...dependsOn])
      .filter(isUnknown)
      .map((ref) => `${ref}: is needed, and not in the list`),
  ];
}

function isPartial({ type, name, version, purl, hashes = [] }: Component): boolean {
  const isHashed = hashes.some(({ alg, content }) => alg === 'SHA-512' && /^[0-9a-f]{128}$/.test(content));
  return !type || !name || !version || !purl?.endsWith(`@${version}`) || !isHashed;
}

/** Packages that are missing in the list, have another version there, or do not run in production. */
export function incomplete(bom: Partial<Bom>, manifest: Manifest, production: ReadonlySet<string>): string[] {
  const listed = new Set(bom.components?.map(({ name, version }) => `${name}@${version}`));
  const direct = Object.entries(manifest.dependencies ?? {}).map(([name, version]) => `${name}@${version}`);
  const wanted = new Set([...direct, ...production]);
  return [
    ...[...wanted].filter((ref) => !listed.has(ref)).map((ref) => `${ref}: runs, and is not in the list`),
    ...[...listed].filter((ref) => !wanted.has(ref)).map((ref) => `${ref}: is in the list, and does not run`),
  ];
}
