import type { Actor } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { Problem } from '../../http/index.ts';
import { AUTH_PATH } from './create-auth.ts';
import { readSession, type SignedIn, type Workspace } from './read-session.ts';

/** Where somebody gets who has yet to set up the second factor that the workspace demands. */
const OPEN_PATHS = [AUTH_PATH, '/v1/session'];

/** The actor behind the session cookie of a request; null when it has none. @throws Problem session_ended, workspace_missing, second_factor_demanded */
export async function identifySession(context: AppContext, request: Request): Promise<Actor | null> {
  const signedIn = await readSession(context, request);
  if (signedIn === null) return null;
  const { pathname } = new URL(request.url);
  const isOpen = OPEN_PATHS.some((path) => pathname === path || pathname.startsWith(`${path}/`));
  const demanded = currentWorkspace(signedIn)?.second_factor_demanded === true;
  if (demanded && !signedIn.user.secondFactor && !isOpen) throw secondFactorDemanded();
  return actorOf(signedIn);
}

/** Who somebody is in the current workspace. @throws Problem workspace_missing */
export function actorOf(signedIn: SignedIn): Actor {
  const { id: userId, issuerOperator } = signedIn.user;
  const workspace = currentWorkspace(signedIn);
  if (workspace !== null) {
    const { partner_id: partnerId, role, client_ids: clientIds } = workspace;
    return { kind: 'member', userId, partnerId, role, clientIds };
  }
  if (issuerOperator) return { kind: 'issuer', userId };
  throw new Problem({
    status: 403,
    code: 'workspace_missing',
    title: 'your account belongs to no workspace',
    detail: 'ask an owner of the workspace for an invitation',
  });
}

/** The workspace that was chosen, else an operator's console (null), else the first one. */
export function currentWorkspace({ workspaceId, workspaces, user }: SignedIn): Workspace | null {
  const chosen = workspaces.find(({ partner_id }) => partner_id === workspaceId);
  if (chosen) return chosen;
  return user.issuerOperator ? null : (workspaces[0] ?? null);
}

function secondFactorDemanded(): Problem {
  return new Problem({
    status: 403,
    code: 'second_factor_demanded',
    title: 'this workspace asks its members for a second factor',
    detail: 'set up an authenticator app in your account, then come back',
  });
}
