#!/bin/sh
# Checks an unpacked kit with coreutils and OpenSSL 3 alone, under the trust root of this folder.
# usage: sh verify.sh KIT-FOLDER
# What it does not check: cosignatures of witnesses, time stamps, the hash trail. The offline page and the command line do.
set -eu
HERE=$(cd "$(dirname "$0")" && pwd)
cd "$1"
fail() { echo "failed: $1" >&2; exit 1; }
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

sha256sum --check --strict --quiet SHA256SUMS || fail 'a file is not the one that is listed'
grep -o '"path":"[^"]*","role":"[^"]*","sha256":"[0-9a-f]*"' manifest.json |
  sed 's/"path":"\([^"]*\)".*"sha256":"\([0-9a-f]*\)"/\2  \1/' | cmp -s - SHA256SUMS || fail 'the list is not that of the manifest'
LISTED=$(wc -l < SHA256SUMS)
PRESENT=$(find . -type f ! -path './manifest.json' ! -path './receipt.json' ! -path './receipt.jws' ! -path './SHA256SUMS' ! -path './proof/*' ! -path './trust/*' | wc -l)
[ "$LISTED" -eq "$PRESENT" ] || fail 'there are other files than those that are listed'
echo 'ok: the files are exactly those of the manifest'

grep -q "\"manifest\":{\"sha256\":\"$(sha256sum manifest.json | cut -c 1-64)\"" receipt.json || fail 'the receipt names another manifest'
echo 'ok: the receipt names this manifest'

KID=$(cut -d . -f 1 receipt.jws | tr -d '\n' | sed 's/$/==/' | basenc --base64url -d 2> /dev/null | sed 's/.*"kid":"\([^"]*\)".*/\1/')
X=$(grep -o "\"kid\":\"$KID\"[^}]*\"x\":\"[^\"]*\"" "$HERE/jwks/issuer.jwks.json" | sed 's/.*"x":"\([^"]*\)"/\1/')
[ -n "$X" ] || fail 'the key of the receipt is not in the trust root'
[ "$KID" = "$(printf '{"crv":"Ed25519","kty":"OKP","x":"%s"}' "$X" | openssl dgst -sha256 -binary | basenc --base64url -w 0 | tr -d =)" ] || fail 'the key id is not that of the key'
{ printf '\060\052\060\005\006\003\053\145\160\003\041\000'; printf '%s=' "$X" | basenc --base64url -d; } > "$WORK/key.der"
{ cut -d . -f 1 receipt.jws | tr -d '\n'; printf .; basenc --base64url -w 0 receipt.json | tr -d =; } > "$WORK/signed"
SIGNATURE=$(cut -d . -f 3 receipt.jws | tr -d '\n')
printf '%s==' "$SIGNATURE" | basenc --base64url -d > "$WORK/signature"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$WORK/key.der" -rawin -in "$WORK/signed" -sigfile "$WORK/signature" \
  > /dev/null 2>&1 || fail 'the signature over the receipt is wrong'
echo "ok: the receipt is signed with the issuer key $KID"

ISSUER=$(sed 's/.*"issuer":{"id":"\([^"]*\)".*/\1/' receipt.json)
RECEIPT=$(sha256sum receipt.json | cut -c 1-64)
printf '{"entry":"receipt.v1","issuer":"%s","kid":"%s","receipt_sha256":"%s","signature":"%s"}' "$ISSUER" "$KID" "$RECEIPT" "$SIGNATURE" > "$WORK/entry"
ORIGIN=$(sed -n '/^$/,$p' proof/receipt.tlog-proof | sed -n 2p)
VKEY=$(grep -F "$ORIGIN+" "$HERE/log.vkeys") || fail 'the trust root does not list the log of the proof'
sh "$HERE/check-entry.sh" "$WORK/entry" proof/receipt.tlog-proof "$VKEY" || exit 1

# The key was good at the index of the entry: active_from_index < index <= last_valid_index.
INDEX=$(sed -n 's/^index //p' proof/receipt.tlog-proof | head -n 1)
WINDOW=$(grep -F " $KID" "$HERE/issuer.windows") || fail 'the trust root does not list the key'
set -- $WINDOW
[ "$1" != unknown ] && [ "$INDEX" -gt "$2" ] && { [ "$3" = open ] || [ "$INDEX" -le "$3" ]; } || fail "the key was not good at index $INDEX"
echo "ok: the key was good at index $INDEX"

if grep -q "\"receipt_sha256\":\"$RECEIPT\"" "$HERE/status.json"; then fail 'the receipt has been withdrawn or superseded'; fi
echo "ok: not withdrawn in the log of $(sed -n 2p "$HERE/checkpoint") entries; later withdrawals are not known here"
