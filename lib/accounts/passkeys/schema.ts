import { z } from 'zod';

/** What a browser answers for an authenticator, as JSON text; its content is checked by the WebAuthn library. */
export const passkeyAnswerSchema = z.object({
  challengeToken: z.string().max(300),
  response: z
    .string()
    .max(20_000)
    .transform((text, context) => {
      try {
        const value: unknown = JSON.parse(text);
        if (typeof value === 'object' && value !== null) return value;
      } catch {
        // Falls through to the same answer as any other malformed text.
      }
      context.addIssue({ code: 'custom', params: { code: 'accounts.passkeyRefused' } });
      return z.NEVER;
    }),
});

export const passkeyNameSchema = z.string().trim().min(1).max(60);
