/** What one credit is in the model: where it is, and until when it can be used. */
type Token = { expiresAt: number; state: 'available' | 'held' | 'burned' | 'expired' };

export type ModelBalance = {
  available: number;
  held: number;
  burned: number;
  expired: number;
  overageUsed: number;
};

/** The rules of credits in the plainest form: a list of single credits, no database, no lots. */
export function createCreditModel() {
  const tokens: Token[] = [];
  const holds = new Map<string, Token>();
  const ended = new Set<string>();
  let debt = 0;
  let limit = 0;
  let now = 0;

  const isUsable = (token: Token) => token.state === 'available' && token.expiresAt > now;
  const usable = () => tokens.filter(isUsable).sort((a, b) => a.expiresAt - b.expiresAt);

  function remove(token: Token): void {
    tokens.splice(tokens.indexOf(token), 1);
  }

  function settle(): void {
    for (const token of usable()) {
      if (debt === 0) return;
      remove(token);
      debt -= 1;
    }
  }

  return {
    setTime(at: number) {
      now = at;
    },
    grant(amount: number, expiresAt: number | null) {
      for (let i = 0; i < amount; i++) {
        tokens.push({ expiresAt: expiresAt ?? Number.POSITIVE_INFINITY, state: 'available' });
      }
      settle();
    },
    take(amount: number): boolean {
      const candidates = usable();
      if (candidates.length < amount) return false;
      candidates.slice(0, amount).forEach(remove);
      return true;
    },
    agreeOverage(next: number): boolean {
      if (debt > next) return false;
      limit = next;
      return true;
    },
    hold(issuanceId: string): boolean {
      if (holds.has(issuanceId)) return true;
      let [token] = usable();
      if (!token) {
        if (debt >= limit) return false;
        debt += 1;
        token = { expiresAt: Number.POSITIVE_INFINITY, state: 'available' };
        tokens.push(token);
      }
      token.state = 'held';
      holds.set(issuanceId, token);
      return true;
    },
    end(issuanceId: string, how: 'burn' | 'release'): boolean {
      const token = holds.get(issuanceId);
      if (!token || ended.has(issuanceId)) return false;
      ended.add(issuanceId);
      token.state = how === 'burn' ? 'burned' : 'available';
      if (how === 'release') settle();
      return true;
    },
    balance(): ModelBalance {
      const isDue = (token: Token) => token.state === 'available' && token.expiresAt <= now;
      const count = (state: Token['state']) => tokens.filter((token) => token.state === state).length;
      const due = tokens.filter(isDue).length;
      return {
        available: count('available') - due,
        held: count('held'),
        burned: count('burned'),
        expired: count('expired') + due,
        overageUsed: debt,
      };
    },
  };
}
