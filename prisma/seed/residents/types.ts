import type { SeedTown } from './places';

export interface SeedDistrict {
  readonly id: string;
  readonly organizationId: string;
  readonly position: number;
  readonly name: string;
  readonly kana: string;
}

export interface SeedHousehold {
  readonly id: string;
  readonly organizationId: string;
  readonly number: string;
  readonly districtId: string;
  readonly address: string;
  readonly headId: string;
}

/** Dates are business dates; as `residents` has them. */
export interface SeedResident {
  readonly id: string;
  readonly organizationId: string;
  readonly number: string;
  readonly kind: 'resident' | 'non_resident';
  readonly state: 'current' | 'moved_out' | 'deceased';
  readonly householdId: string | null;
  readonly position: number;
  readonly name: string;
  readonly kana: string;
  readonly alias: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly relationship: string;
  readonly address: string;
  readonly becameResidentOn: string | null;
  readonly addressSince: string | null;
  readonly notifiedOn: string | null;
  readonly previousAddress: string;
  readonly registeredDomicile: string;
  readonly familyRegisterHead: string;
  readonly nationality: string;
  readonly residenceStatus: string;
  readonly residenceUntil: string | null;
  readonly endedOn: string | null;
  issueStopped: boolean;
  supportMeasures: boolean;
}

export interface SeedChange {
  readonly id: string;
  readonly organizationId: string;
  readonly residentId: string;
  readonly kind: 'moved_in' | 'moved_out' | 'moved_within' | 'born' | 'died';
  readonly effectiveOn: string;
  readonly notifiedOn: string;
  readonly at: Date;
  readonly enteredBy: string;
}

export interface SeedRegister {
  readonly town: SeedTown;
  readonly organizationId: string;
  readonly districts: readonly SeedDistrict[];
  readonly households: readonly SeedHousehold[];
  readonly residents: readonly SeedResident[];
  readonly changes: readonly SeedChange[];
}
