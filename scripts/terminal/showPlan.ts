/** Prints what would be done, for who asked for nothing more. */
export function showPlan(plan: string, { json }: { json?: boolean }): void {
  process.stdout.write(json ? `${JSON.stringify({ version: 1, plan })}\n` : `${plan}\n`)
}
