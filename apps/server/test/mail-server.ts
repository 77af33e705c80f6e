import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type MailServer = {
  url: string;
  /** Every mail that was accepted, with the recipients of its envelope. */
  received: { to: string[]; mail: ParsedMail }[];
  /** The SMTP reply to the next recipients; null accepts them. */
  refuseWith: number | null;
  close(): Promise<void>;
};

/** A real SMTP server on a free port of this machine. */
export async function startMailServer(): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, callback) {
      if (mailServer.refuseWith === null) return callback();
      callback(Object.assign(new Error('refused'), { responseCode: mailServer.refuseWith }));
    },
    onData(stream, session, callback) {
      simpleParser(stream).then((mail) => {
        mailServer.received.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail });
        callback();
      }, callback);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received: [],
    refuseWith: null,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return mailServer;
}
