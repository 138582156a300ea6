import { createElement, type SVGProps } from 'react';

/** What an icon's file says of it: its size and its shapes. */
interface IconData {
  size: number;
  node: readonly (readonly [tag: string, attributes: Record<string, string>])[];
}

export interface IconProps extends SVGProps<SVGSVGElement> {
  size?: number;
}

/**
 * Stands in for Lucide's own: theirs also takes contexts, names and stroke rules that this app never gives, and is half
 * of what all its icons weigh. An icon says nothing to screen readers; what it stands on has the words.
 */
export default function createLucideIcon(data: IconData) {
  return function Icon({ size = data.size, ...rest }: IconProps) {
    return createElement(
      'svg',
      {
        width: size,
        height: size,
        viewBox: `0 0 ${data.size} ${data.size}`,
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: 2,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
        'aria-hidden': true,
        ...rest,
      },
      data.node.map(([tag, attributes]) => createElement(tag, attributes)),
    );
  };
}
