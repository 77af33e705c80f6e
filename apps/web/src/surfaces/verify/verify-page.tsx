export function VerifyPage() {
  return <p>verify</p>;
}
