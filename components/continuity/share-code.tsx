import { create } from 'qrcode';

/** The QR code of a share, drawn where it was made. */
export function ShareCode({ text }: { text: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  const dots = Array.from(data, (on, index) =>
    on ? `M${(index % size) + 4} ${Math.floor(index / size) + 4}h1v1h-1z` : '',
  );
  return (
    <svg
      aria-label="QR"
      className="size-48"
      role="img"
      shapeRendering="crispEdges"
      viewBox={`0 0 ${size + 8} ${size + 8}`}
    >
      <title>QR</title>
      <path className="fill-white" d={`M0 0h${size + 8}v${size + 8}H0z`} />
      <path className="fill-solid-gray-900" d={dots.join('')} />
    </svg>
  );
}
