import type { ReactNode } from 'react';
import { Panel } from '@/components/ui/layout/panel';
import { type MapTile, TilePicture } from './tile-picture';

interface TileMapProps {
  title: string;
  /** Says that a table says the same. */
  text: string;
  tiles: readonly MapTile[];
  /** The legend. */
  children: ReactNode;
}

/** The nation as 47 tiles laid out like Japan. Each is a link; a table beside it says the same. */
export function TileMap({ title, text, tiles, children }: TileMapProps) {
  return (
    <Panel plain title={title}>
      <p className="sr-only">{text}</p>
      <TilePicture tiles={tiles} title={title} />
      {children}
    </Panel>
  );
}
