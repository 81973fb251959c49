'use client';

import { type ReactNode, useId } from 'react';
import { Input } from '@/components/ui/form/input';
import { Select, type SelectOption } from '@/components/ui/form/select';
import { formatMinutes } from './minutes';

interface LabelledProps {
  label: string;
  support?: string | undefined;
  children: (id: string, describedBy: string | undefined) => ReactNode;
}

function Labelled({ label, support, children }: LabelledProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label className="text-dns-14B-130" htmlFor={id}>
        {label}
      </label>
      {support === undefined ? null : (
        <span className="text-dns-14N-130 text-solid-gray-700" id={`${id}-support`}>
          {support}
        </span>
      )}
      {children(id, support === undefined ? undefined : `${id}-support`)}
    </div>
  );
}

interface TextProps {
  label: string;
  support?: string;
  value: string;
  maxLength?: number;
  onChange: (value: string) => void;
}

export function EditedText({ label, support, value, maxLength, onChange }: TextProps) {
  return (
    <Labelled label={label} support={support}>
      {(id, describedBy) => (
        <Input
          aria-describedby={describedBy}
          id={id}
          maxLength={maxLength}
          onChange={(event) => onChange(event.target.value)}
          value={value}
        />
      )}
    </Labelled>
  );
}

interface NumberProps {
  label: string;
  value: number | null;
  /** Empty is allowed and means 'none'. */
  empty?: boolean;
  onChange: (value: number | null) => void;
}

/** A whole number. Anything else is kept as typed nothing and refused by the server, which names the field. */
export function EditedNumber({ label, value, empty, onChange }: NumberProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          inputMode="numeric"
          onChange={({ target }) => {
            const text = target.value.normalize('NFKC').trim();
            if (text === '') onChange(empty ? null : 0);
            else if (/^\d{1,6}$/.test(text)) onChange(Number(text));
          }}
          value={value === null ? '' : String(value)}
        />
      )}
    </Labelled>
  );
}

interface TimeProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A time of the business date, past 24:00 allowed. */
export function EditedTime({ label, value, onChange }: TimeProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input
          defaultValue={value === null ? '' : formatMinutes(value)}
          id={id}
          onChange={({ target }) => {
            const found = /^([01]?\d|2\d):([0-5]\d)$/.exec(target.value.normalize('NFKC').trim());
            onChange(found ? Number(found[1]) * 60 + Number(found[2]) : null);
          }}
        />
      )}
    </Labelled>
  );
}

interface ChoiceProps<V extends string> {
  label: string;
  value: V;
  options: readonly (SelectOption & { value: V })[];
  onChange: (value: V) => void;
}

export function EditedChoice<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Select id={id} onChange={(event) => onChange(event.target.value as V)} options={options} value={value} />
      )}
    </Labelled>
  );
}
