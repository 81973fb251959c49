import { describe, expect, it } from 'vitest';
import { attachmentDisposition } from './disposition';

describe('attachmentDisposition', () => {
  it('carries the real name by RFC 5987 and an ASCII one beside it', () => {
    expect(attachmentDisposition("問合せ(1)'票.xlsx")).toBe(
      "attachment; filename=\"___(1)'_.xlsx\"; filename*=UTF-8''%E5%95%8F%E5%90%88%E3%81%9B%281%29%27%E7%A5%A8.xlsx",
    );
  });
  it('lets no quote or line end out', () => {
    expect(attachmentDisposition('a"; x="b\\.txt')).toMatch(/^attachment; filename="a_; x=_b_\.txt"; /);
  });
});
