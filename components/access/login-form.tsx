'use client';
import { useActionState } from 'react';
import { logInAction } from '@/lib/access/actions';

export function LoginForm({ next }: { next: string }) {
  const [state, action] = useActionState(logInAction, { status: 'idle' });
  const typed = state.status === 'failed' ? state.typed : {};
  return (
    <form action={action}>
      {state.status === 'failed' && <p role="alert">{state.problems.map((problem) => problem.code).join(' ')}</p>}
      <input type="hidden" name="next" value={next} />
      <label>
        ログインID
        <input name="loginId" autoComplete="username" required defaultValue={String(typed.loginId ?? '')} />
      </label>
      <label>
        パスワード
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <button type="submit">ログイン</button>
    </form>
  );
}
