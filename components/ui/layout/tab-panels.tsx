'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

export interface TabPanel {
  id: string;
  label: string;
  content: ReactNode;
}

const steps: Record<string, (index: number, count: number) => number> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Parts of one page, one shown at a time. Views that deserve an address use `TabLinks`. */
export function TabPanels({ label, panels }: { label: string; panels: readonly TabPanel[] }) {
  const [current, setCurrent] = useState(0);
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = steps[event.key]?.(current, panels.length);
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div>
      <div
        ref={list}
        aria-label={label}
        className="mb-4 flex flex-wrap gap-1 border-b border-solid-gray-420"
        onKeyDown={onKeyDown}
        role="tablist"
      >
        {panels.map(({ id, label: name }, index) => (
          <button
            key={id}
            aria-controls={`${base}-${id}`}
            aria-selected={index === current}
            className="tab"
            id={`${base}-${id}-tab`}
            onClick={() => setCurrent(index)}
            role="tab"
            tabIndex={index === current ? 0 : -1}
            type="button"
          >
            {name}
          </button>
        ))}
      </div>
      {panels.map(({ id, content }, index) => (
        <div
          key={id}
          aria-labelledby={`${base}-${id}-tab`}
          hidden={index !== current}
          id={`${base}-${id}`}
          role="tabpanel"
        >
          {content}
        </div>
      ))}
    </div>
  );
}
