#!/bin/sh
# Checks, with coreutils and OpenSSL 3 alone, that an entry is in the log and that the log signed the tree it is in.
# usage: sh check-entry.sh ENTRY-FILE PROOF-FILE LOG-VKEY
# PROOF-FILE is a c2sp.org/tlog-proof@v1 file. LOG-VKEY is the verifier key of the log; take it from a trust root you trust.
set -eu
ENTRY=$1 PROOF=$2 VKEY=$3
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
fail() { echo "failed: $1" >&2; exit 1; }
hash64() { openssl dgst -sha256 -binary | openssl base64 -A; }
bytes() { printf '%s' "$1" | openssl base64 -d -A; }
node() { { printf '\001'; bytes "$1"; bytes "$2"; } | hash64; }

# The lines above the first blank line are index and proof; what follows is the checkpoint.
[ "$(sed -n 1p "$PROOF")" = 'c2sp.org/tlog-proof@v1' ] || fail 'not a proof file'
sed '1,/^$/d' "$PROOF" > "$WORK/checkpoint"
sed '/^$/,$d' "$WORK/checkpoint" > "$WORK/text"
INDEX=$(sed '/^$/,$d' "$PROOF" | sed -n 's/^index //p')
SIZE=$(sed -n 2p "$WORK/text")
ROOT=$(sed -n 3p "$WORK/text")

# The log signed this checkpoint (C2SP signed-note; Ed25519).
ORIGIN=${VKEY%%+*} KEY=${VKEY#*+}
KEY=${KEY#*+}
[ "$(sed -n 1p "$WORK/text")" = "$ORIGIN" ] || fail 'the checkpoint is of another log'
SIGNATURE=$(sed -n '/^$/,$p' "$WORK/checkpoint" | grep -F "— $ORIGIN " | head -n 1 | cut -d ' ' -f 3)
bytes "$SIGNATURE" | tail -c 64 > "$WORK/signature"
{ printf '\060\052\060\005\006\003\053\145\160\003\041\000'; bytes "$KEY" | tail -c 32; } > "$WORK/key.der"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$WORK/key.der" -rawin -in "$WORK/text" -sigfile "$WORK/signature" \
  > /dev/null 2>&1 || fail 'the log did not sign this checkpoint'

# The entry is in the tree (RFC 9162 section 2.1.3.2).
[ "$INDEX" -lt "$SIZE" ] || fail 'the tree has no such index'
HASH=$({ printf '\000'; cat "$ENTRY"; } | hash64)
FN=$INDEX SN=$((SIZE - 1))
for SIBLING in $(sed '/^$/,$d' "$PROOF" | sed '1,/^index /d'); do
  [ "$SN" -gt 0 ] || fail 'the proof is too long'
  if [ $((FN % 2)) -eq 1 ] || [ "$FN" -eq "$SN" ]; then
    HASH=$(node "$SIBLING" "$HASH")
    while [ $((FN % 2)) -eq 0 ] && [ "$FN" -gt 0 ]; do FN=$((FN / 2)) SN=$((SN / 2)); done
  else
    HASH=$(node "$HASH" "$SIBLING")
  fi
  FN=$((FN / 2)) SN=$((SN / 2))
done
[ "$SN" -eq 0 ] && [ "$HASH" = "$ROOT" ] || fail 'the entry is not in this tree'
echo "ok: entry $INDEX is in the log $ORIGIN of $SIZE entries, and the log signed this (cosignatures were not checked)"
