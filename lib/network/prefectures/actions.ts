'use server';
import { defineAction } from '@/lib/access/action';
import { canManageNetwork } from '../policy';
import { setPrefecturalNetwork } from './mutations';
import { setPrefecturalNetworkSchema } from './schema';

export const setPrefecturalNetworkAction = defineAction({
  name: 'network.set-kind',
  input: setPrefecturalNetworkSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => setPrefecturalNetwork(db, actor, input),
  redirectTo: ({ code }) => `/network/prefectures/${code}`,
});
