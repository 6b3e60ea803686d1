import { type Answer, isRefused } from "#shared/maths/answer.ts";

/** What a formula answered; a refusal fails the test. */
export function answered<T>(answer: Answer<T>): T {
  if (isRefused(answer)) throw new Error(answer.reason);
  return answer;
}
