import { createAuthHandler } from '@/lib/access/nextauth';
import { authDoors } from '@/lib/accounts/login/gateway';

const handler = createAuthHandler(authDoors);

export { handler as GET, handler as POST };
