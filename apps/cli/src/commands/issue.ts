import { decodeHex } from '@attestlayer/encoding';
import { findPacketFile } from '@attestlayer/intake';
import { seededRandom, systemRandom } from '@attestlayer/issuer';
import { renderBlockersText } from '@attestlayer/profile';
import type { OpenedKey } from '@attestlayer/signer';
import { chooseIssuerKey } from '../choose-issuer-key.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { readClock } from '../clock.ts';
import { findProfileOrFail } from '../find-profile.ts';
import { activeOrigin, openHomeLog } from '../home-log.ts';
import { type IssuedKit, type IssueOutcome, issuePacket } from '../issue-packet.ts';
import { keySecrets, type SecretOptions } from '../key-secrets.ts';
import { openHome } from '../open-home.ts';
import { openSigner } from '../open-signer.ts';
import type { CommandContext } from '../program.ts';
import { createProgress } from '../progress.ts';
import { clientOf, type SubmissionOptions } from '../take-in.ts';

export type IssueOptions = SecretOptions &
  SubmissionOptions & {
    profile: string;
    out: string;
    clientName?: string;
    clientId?: string;
    recordPdf?: boolean;
    at?: string;
    seed?: string;
  };

/** `issue`: evaluate, and on PASS seal, log, verify and deliver a kit; on FAIL write the blocker report. */
export async function issue(context: CommandContext, folder: string, options: IssueOptions): Promise<void> {
  const home = await openHome(context.home);
  const { paths, settings, trust } = home;
  const profile = await findProfileOrFail(options.profile);
  const packetFile = await findPacketFile(folder, options.packet);
  const client = clientOf(packetFile, options);
  const givenTime = options.at === undefined ? null : readClock(options.at);
  const random = options.seed === undefined ? systemRandom : seededRandom(readSeed(options.seed));
  const secrets = keySecrets(options);
  const progress = createProgress({ enabled: !context.output.json && !context.quiet });
  const origin = activeOrigin(trust.root);
  const log = await openHomeLog({ ...home, trust: trust.root, origin, secrets });
  let issuerSigner: OpenedKey | undefined;
  try {
    const { path } = await chooseIssuerKey(home, log.size);
    // Not before: the witnesses have just cosigned, and a receipt that names their checkpoint is not older than that.
    const at = givenTime ?? readClock(undefined);
    issuerSigner = await openSigner({ path, role: 'issuer', secrets });
    const outcome = await issuePacket({
      folder,
      outFolder: options.out,
      paths,
      settings,
      trust,
      profile,
      packetFile,
      client,
      at,
      random,
      issuerSigner,
      log,
      acceptSuggestions: options.acceptSuggestions === true,
      withRecordPdf: options.recordPdf === true,
      progress,
    });
    progress.end();
    report(context, outcome);
  } finally {
    progress.end();
    await issuerSigner?.close();
    await log.close();
  }
}

function report(context: CommandContext, outcome: IssueOutcome): void {
  switch (outcome.kind) {
    case 'blocked':
      reportBlocked(context, outcome);
      process.exitCode = EXIT.refused;
      return;
    case 'issued':
      reportIssued(context, outcome);
      return;
    default:
      outcome satisfies never;
  }
}

function reportBlocked({ output }: CommandContext, { evaluation, reports }: IssueOutcome & { kind: 'blocked' }): void {
  output.resultJson({ outcome: 'FAIL', evaluation, reports });
  output.result(renderBlockersText(evaluation, { colour: output.colour }).trimEnd());
  output.result('');
  output.result('no kit was issued and no credit was used; correct the records and run the same command again');
  for (const path of reports) output.talk(`wrote ${path}`);
}

function reportIssued({ output }: CommandContext, issued: IssuedKit): void {
  output.resultJson({
    outcome: 'PASS',
    kit: issued.kit,
    kit_id: issued.kitId,
    receipt_id: issued.receiptId,
    receipt_sha256: issued.receiptSha256,
    log_index: issued.logIndex,
    resumed: issued.resumed,
  });
  if (issued.resumed) output.talk('finished the kit of a run that was interrupted; run again to submit this folder');
  output.result(`${output.paint('green', 'PASS')}  the submitted records were complete enough to issue`);
  output.result(`kit        ${issued.kit}`);
  output.result(`kit id     ${issued.kitId}`);
  output.result(`receipt    ${issued.receiptId}  (SHA-256 ${issued.receiptSha256})`);
  output.result(`log entry  ${issued.logIndex}`);
  output.talk('the issued kit was verified with its trust root before it was delivered');
}

function readSeed(text: string): Uint8Array {
  try {
    const seed = decodeHex(text);
    if (seed.length === 32) return seed;
  } catch {
    // told below: not hex and not 32 bytes have the same remedy
  }
  throw new CliError({
    code: 'seed_malformed',
    message: '--seed takes 32 bytes as 64 lower-case hex digits',
    hint: 'leave it out: it is only for rebuilding a kit byte for byte',
  });
}
