import { createAuthHandler } from '@/lib/access/login/nextauth';
import { authEndpoints } from '@/lib/accounts/login/gateway';

const handler = createAuthHandler(authEndpoints);

export { handler as GET, handler as POST };
