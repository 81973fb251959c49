import { LoginForm } from '@/components/access/login-form';

export default async function LoginPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { next } = await searchParams;
  return (
    <div>
      <h1>ログイン</h1>
      <LoginForm next={typeof next === 'string' ? next : ''} />
    </div>
  );
}
