/** A step of a guide: what to type. The words beside it stand in the catalogue, by its name. */
type Step = { name: string; command: string };

const KEY = '-H "authorization: Bearer $KEY"';
const JSON_BODY = '-H "content-type: application/json"';

/** From a key to a kit with curl: what a platform does by program. A test runs these very commands against a server. */
export function issuingSteps(api: string) {
  return [
    {
      name: 'key',
      command: `export API=${api}
export KEY=al_test_…`,
    },
    {
      name: 'open',
      command: `curl -sS "$API/v1/submissions" ${KEY} ${JSON_BODY} \\
  -H "idempotency-key: svc-backup-07" \\
  -d '{"client":{"name":"Sandbox Client"},"profile_id":"ID-01","title":"Service account svc-backup-07",
       "period":{"from":"2026-01-01","until":"2026-03-31"}}'
export PACKET=…`,
    },
    {
      name: 'upload',
      command: `export FILE=backup-operator-role.md REQUIREMENT=ID-01.AUTH
encode() { printf %s "$1" | base64 | tr -d '\\n'; }
curl -sS -D - "$API/v1/uploads" ${KEY} -H "tus-resumable: 1.0.0" \\
  -H "upload-length: $(wc -c < "$FILE" | tr -d ' ')" \\
  -H "upload-metadata: filename $(encode "$FILE"),packet $(encode "$PACKET"),requirement $(encode "$REQUIREMENT")" \\
  -H "content-type: application/offset+octet-stream" --data-binary "@$FILE"
export UPLOAD=…
curl -sS "$API/v1/uploads/$UPLOAD/state" ${KEY}
export RECORD=…`,
    },
    {
      name: 'days',
      command: `curl -sS -X PATCH "$API/v1/records/$RECORD" ${KEY} ${JSON_BODY} \\
  -d '{"effective_from":"2026-01-01","effective_until":"2026-12-31"}'`,
    },
    {
      name: 'declare',
      command: `curl -sS -X PUT "$API/v1/packets/$PACKET/declarations" ${KEY} ${JSON_BODY} -d '{
  "ID-01.REF": {"kind":"service","reference":"svc-backup-07","system":"Directory","holder":"Backup program"},
  "ID-01.AUTH": {"scope":"Read both sites, write to the backup store","authorised_by":"M. Okonkwo","valid_from":"2026-01-01"},
  "ID-01.TRAIL": {"issued_on":"2025-12-16","issued_by":"Service provider","check_method":"by a machine process"}
}'`,
    },
    { name: 'finish', command: `curl -sS -X POST "$API/v1/submissions/$PACKET/finish" ${KEY}` },
    {
      name: 'fetch',
      command: `curl -sS "$API/v1/packets/$PACKET/issuance" ${KEY}
curl -sS "$API/v1/packets/$PACKET/kit.zip" ${KEY} -o kit.zip`,
    },
  ] as const satisfies readonly Step[];
}

/** Checking a kit as a reader does: with our command line, with a library, and by asking the registry. */
export function verifyingSteps(registry: string) {
  return [
    { name: 'trust', command: `curl -sSf ${registry}/v1/trust/trust.1.json -o trust.1.json` },
    { name: 'cli', command: 'npx attestlayer verify kit.zip --trust trust.1.json --json' },
    { name: 'stock', command: 'unzip kit.zip -d kit && cat kit/README.txt' },
    {
      name: 'status',
      command: `curl -sSf ${registry}/v1/receipts/$(sha256sum kit/receipt.json | cut -d ' ' -f 1)`,
    },
  ] as const satisfies readonly Step[];
}
