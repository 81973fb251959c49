import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** Moments of a delivery, as the receiving server sees them. */
export const mailMoments = ['connected', 'sender', 'recipient', 'received', 'accepted'] as const;
export type MailMoment = (typeof mailMoments)[number];

export interface ReceivedMail {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Whom it never takes a mail for, with the answer 550. */
type Refused = (address: string) => boolean;

/** A real mail server that takes everything but for those who are refused. As mail systems do, it keeps a message that comes twice under one Message-ID once. */
export async function startMailServer(
  onMoment: (moment: MailMoment) => void = () => {},
  isRefused: Refused = () => false,
) {
  const kept = new Map<string, ReceivedMail>();
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onConnect: (_, done) => {
      onMoment('connected');
      done();
    },
    onMailFrom: (_address, _session, done) => {
      onMoment('sender');
      done();
    },
    onRcptTo: ({ address }, _session, done) => {
      onMoment('recipient');
      if (isRefused(address)) done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
      else done();
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const mail = parse(Buffer.concat(parts).toString('utf8'), session.envelope.rcptTo[0]?.address ?? '');
        kept.set(mail.messageId, mail);
        taken++;
        onMoment('received');
        done();
        onMoment('accepted');
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    kept,
    /** How often a message was taken, the same one each time it came. */
    taken: () => taken,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function parse(message: string, to: string): ReceivedMail {
  const [head = '', ...body] = message.split('\r\n\r\n');
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1] ?? '';
  return { messageId: header('Message-ID'), to, subject: header('Subject'), text: body.join('\r\n\r\n') };
}
